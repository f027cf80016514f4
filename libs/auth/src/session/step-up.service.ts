import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService, insertion } from '#audit';
import { AuthPool, runStatement, UnitOfWork } from '#database';
import { DomainError } from '#kernel';
import { DirectoryPort } from '../directory/directory-port.js';
import { SignInThrottle } from '../throttle/sign-in-throttle.js';
import { newSessionToken, tokenHash } from './session-token.js';

/** The password once more, before an act that asks for it. */
@Injectable()
export class StepUpService {
  constructor(
    private readonly audit: AuditService,
    private readonly directory: DirectoryPort,
    private readonly pool: AuthPool,
    private readonly throttle: SignInThrottle,
    private readonly uow: UnitOfWork,
  ) {}

  /**
   * Holds no connection while the directory is asked.
   * @returns the token that replaces the old one: whoever copied that one is out.
   * @throws DomainError forbidden STEP_UP_FAILED; throttled SIGN_IN_THROTTLED; unavailable DIRECTORY_UNAVAILABLE.
   */
  async prove(ctx: RequestContext, token: string, password: string): Promise<string> {
    const entry = await this.uow.run(token, () => this.ownEntry());
    const attempt = this.throttle.begin(entry.uid, ctx.sourceAddress);
    const identity = await this.directory.authenticate(entry.uid, password).catch((error: unknown) => {
      attempt.withdraw();
      throw error;
    });
    if (identity?.directoryId !== entry.directoryId)
      throw new DomainError('forbidden', 'STEP_UP_FAILED', 'the password is wrong');
    attempt.succeed();
    return this.renew(ctx, token);
  }

  private async renew(ctx: RequestContext, token: string): Promise<string> {
    const fresh = newSessionToken();
    await this.pool.transaction(async (client) => {
      const { rows } = await client.query<{ done: boolean }>('SELECT auth.step_up($1, $2) AS done', [
        tokenHash(token),
        tokenHash(fresh),
      ]);
      if (!rows[0]?.done) throw new DomainError('unauthenticated', 'SESSION_REQUIRED', 'no open session');
      const records = await this.audit.rowsOf(ctx, [{ event: 'session.stepped_up' }]);
      const { text, values } = insertion(records);
      await client.query(text, [...values]);
    });
    return fresh;
  }

  private async ownEntry(): Promise<{ directoryId: string; uid: string }> {
    const rows = await runStatement<{ directoryId: string; uid: string }>(
      'SELECT directory_id AS "directoryId", uid FROM auth.own_directory_entry()',
    );
    const entry = rows[0];
    if (!entry) throw new Error('a session is open without an account');
    return entry;
  }
}
