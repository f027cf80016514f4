import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { AccountListener, DirectoryApplied, DirectoryIdentity, DirectoryListener } from '#auth';
import type { Id } from '#kernel';
import { photoType } from './photo/photo-type.js';

/** People whose profiles go into one statement: with a photo each, some 14 MB of JSON. */
const BATCH = 50;

type Written = DirectoryApplied['written'][number];

/** Keeps the profile's directory part up to date, in the transaction of the sign-in or of the sync. */
@Injectable()
export class ProfileWriter implements AccountListener, DirectoryListener {
  async onProvisioned(
    client: pg.ClientBase,
    accountId: Id,
    identity: DirectoryIdentity,
  ): Promise<readonly []> {
    await this.put(client, [{ accountId, identity }]);
    return [];
  }

  async onApplied(client: pg.ClientBase, { written, deactivated }: DirectoryApplied): Promise<readonly []> {
    for (let start = 0; start < written.length; start += BATCH)
      await this.put(client, written.slice(start, start + BATCH));
    if (deactivated.length > 0) await client.query('SELECT people.put_left($1)', [deactivated]);
    return [];
  }

  private async put(client: pg.ClientBase, people: readonly Written[]): Promise<void> {
    const profiles = people.map(({ accountId, identity }) => ({
      id: accountId,
      displayName: identity.displayName,
      unit: identity.unit,
      language: identity.language,
      ...identity.profile,
      ...photoOf(identity.profile.photo),
    }));
    await client.query('SELECT people.put_profiles($1::jsonb)', [JSON.stringify(profiles)]);
  }
}

/** Left out: as before. What is no photo of ours is none. */
function photoOf(bytes: Buffer | null | undefined): { photo?: { type: string; data: string } | null } {
  if (bytes === undefined) return {};
  const type = bytes && photoType(bytes);
  return { photo: bytes && type ? { type, data: bytes.toString('base64') } : null };
}
