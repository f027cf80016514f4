import { Injectable } from '@nestjs/common';
import { PolicyStore, type RequestContext } from '#access';
import { ACTIONS, SUBJECTS, type Session } from '#contracts';
import { runStatement } from '#database';

/** The caller's own session. */
@Injectable()
export class SessionService {
  constructor(private readonly policies: PolicyStore) {}

  async describe(ctx: RequestContext): Promise<Session> {
    const { principal } = ctx;
    const { main } = await this.policies.get();
    const workingLevel = main.levels.find(({ id }) => id === principal.workingLevel);
    if (!workingLevel)
      throw new Error(`a session is open at ${principal.workingLevel}, which the policy has not`);
    const rows = await runStatement<{ at: Date; sourceAddress: string }>(
      'SELECT at, source_address AS "sourceAddress" FROM auth.last_sign_in()',
    );
    const last = rows[0];
    return {
      id: principal.sessionId,
      person: { id: principal.accountId, displayName: principal.displayName, unit: principal.unit },
      siteRole: principal.siteRole,
      workingLevel,
      lastSignIn: last ? { at: last.at.toISOString(), sourceAddress: last.sourceAddress } : null,
      expiresAt: new Date(principal.expiresAt).toISOString(),
      idleMinutes: principal.idleMinutes,
      can: permissionsOf(ctx),
    };
  }

  async close(): Promise<void> {
    await runStatement('SELECT auth.close_session()');
  }
}

/** Type-level permissions only: they open doors on screen, objects bring their own abilities. */
function permissionsOf({ ability }: RequestContext): Session['can'] {
  return SUBJECTS.flatMap((subject) =>
    ACTIONS.filter((action) => ability.can(action, subject)).map((action) => ({ action, subject })),
  );
}
