import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { AccountListener, DirectoryIdentity } from '#auth';
import type { Id } from '#kernel';

/** Keeps the profile's directory part up to date, in the transaction of the sign-in. */
@Injectable()
export class ProfileWriter implements AccountListener {
  async onProvisioned(client: pg.ClientBase, accountId: Id, identity: DirectoryIdentity): Promise<void> {
    await client.query('SELECT people.put_profile($1, $2, $3, $4)', [
      accountId,
      identity.displayName,
      identity.unit,
      identity.language,
    ]);
  }
}
