import { Injectable } from '@nestjs/common';
import { PolicyStore, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { OwnSession, PageQuery } from '#contracts';
import { runStatement } from '#database';
import { DEFAULT_PAGE_SIZE, DomainError, toPage, type Id, type Page } from '#kernel';

interface Row {
  readonly id: Id;
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly sourceAddress: string;
  readonly workingLevel: string;
}

/** The caller's own open sessions: to see where one is signed in, and to end what one does not know. */
@Injectable()
export class OwnSessionsService {
  constructor(
    private readonly audit: AuditService,
    private readonly policies: PolicyStore,
  ) {}

  async list(ctx: RequestContext, query: PageQuery): Promise<Page<OwnSession>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await runStatement<Row>(
      `SELECT id, opened_at AS "openedAt", seen_at AS "seenAt", source_address AS "sourceAddress",
         working_level AS "workingLevel" FROM auth.own_sessions($1, $2)`,
      [query.before ?? null, limit + 1],
    );
    const { main } = await this.policies.get();
    const page = toPage(rows, limit, ({ id }) => id);
    const items = page.items.map((row) => {
      const workingLevel = main.levels.find(({ id }) => id === row.workingLevel);
      if (!workingLevel)
        throw new Error(`a session is open at ${row.workingLevel}, which the policy has not`);
      return {
        id: row.id,
        openedAt: row.openedAt.toISOString(),
        seenAt: row.seenAt.toISOString(),
        sourceAddress: row.sourceAddress,
        workingLevel,
        current: row.id === ctx.principal.sessionId,
      };
    });
    return { items, next: page.next };
  }

  /** @throws DomainError not_found NOT_FOUND: over, somebody else's, or none at all. */
  async end(ctx: RequestContext, id: Id): Promise<void> {
    const rows = await runStatement<{ ended: boolean }>('SELECT auth.end_own_session($1) AS ended', [id]);
    if (!rows[0]?.ended) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    await this.audit.record(ctx, { event: 'session.ended', object: { type: 'Session', id, labelId: null } });
  }

  /** Ends all but the session that asks. */
  async endOthers(ctx: RequestContext): Promise<void> {
    const rows = await runStatement<{ ended: number }>('SELECT auth.end_other_sessions() AS ended');
    await this.audit.record(ctx, { event: 'session.ended', facts: { ended: rows[0]?.ended ?? 0 } });
  }
}
