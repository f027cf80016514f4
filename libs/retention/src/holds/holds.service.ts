import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type { HoldPeople, LegalHold, OpenHold, PageQuery } from '#contracts';
import { runStatement } from '#database';
import { DEFAULT_PAGE_SIZE, DomainError, newId, toPage, type Id, type Page } from '#kernel';

interface Row {
  readonly id: Id;
  readonly objectType: 'space' | 'person';
  readonly objectId: Id;
  readonly objectName: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly reason: string;
  readonly openedBy: Id;
  readonly openedByName: string;
  readonly openedAt: Date;
  readonly askedBy: Id | null;
  readonly askedByName: string | null;
  readonly askedReason: string | null;
  readonly askedAt: Date | null;
  readonly own: boolean;
  readonly hash: string | null;
  readonly releasedBy: Id | null;
  readonly releasedByName: string | null;
  readonly releasedAt: Date | null;
}

const LIST = `
  SELECT id, object_type AS "objectType", object_id AS "objectId", object_name AS "objectName", covers_from AS "from",
    covers_until AS until, reason,
    opened_by AS "openedBy", opened_by_name AS "openedByName", opened_at AS "openedAt", asked_by AS "askedBy",
    asked_by_name AS "askedByName", asked_reason AS "askedReason", asked_at AS "askedAt", own, hash,
    released_by AS "releasedBy", released_by_name AS "releasedByName", released_at AS "releasedAt"
  FROM retention.holds($1, $2, $3)`;

const MOST_PEOPLE = 20;

/** Legal holds. Only officers know of them: what lies under one looks and behaves as before. */
@Injectable()
export class HoldsService {
  constructor(private readonly audit: AuditService) {}

  async list(_ctx: RequestContext, query: PageQuery): Promise<Page<LegalHold>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await runStatement<Row>(LIST, [null, query.before ?? null, limit + 1]);
    const page = toPage(rows, limit, ({ id }) => id);
    return { items: page.items.map(toHold), next: page.next };
  }

  /** A few whose name holds this, for whoever opens a hold: more letters narrow it. */
  async people(_ctx: RequestContext, query: string): Promise<HoldPeople> {
    if (query === '') return { items: [] };
    const items = await runStatement<HoldPeople['items'][number]>(
      'SELECT id, display_name AS "displayName", unit FROM retention.people_named($1, $2)',
      [query, MOST_PEOPLE],
    );
    return { items };
  }

  /** Stands at once. @throws DomainError forbidden STEP_UP_REQUIRED; not_found NOT_FOUND. */
  async open(
    ctx: RequestContext,
    { objectType, objectId, from, until, reason }: OpenHold,
  ): Promise<LegalHold> {
    const id = newId();
    const values = [id, objectType, objectId, from, until, reason];
    await runStatement('SELECT retention.open_hold($1, $2, $3, $4, $5, $6)', values);
    return this.tell(ctx, 'hold.opened', await this.get(id));
  }

  /** @throws DomainError forbidden STEP_UP_REQUIRED; not_found NOT_FOUND; conflict HOLD_RELEASE_PENDING. */
  async askRelease(ctx: RequestContext, id: Id, reason: string): Promise<LegalHold> {
    await runStatement('SELECT retention.ask_release($1, $2)', [id, reason]);
    return this.tell(ctx, 'hold.release_asked', await this.get(id));
  }

  /**
   * @throws DomainError forbidden STEP_UP_REQUIRED, HOLD_SECOND_PERSON; not_found NOT_FOUND; conflict HOLD_RELEASE_OVER,
   * HOLD_RELEASE_CHANGED.
   */
  async confirmRelease(ctx: RequestContext, id: Id, hash: string): Promise<LegalHold> {
    await runStatement('SELECT retention.confirm_release($1, $2)', [id, hash]);
    return this.tell(ctx, 'hold.released', await this.get(id));
  }

  private async get(id: Id): Promise<LegalHold> {
    const [row] = await runStatement<Row>(LIST, [id, null, 1]);
    if (!row) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    return toHold(row);
  }

  private async tell(
    ctx: RequestContext,
    event: 'hold.opened' | 'hold.release_asked' | 'hold.released',
    hold: LegalHold,
  ): Promise<LegalHold> {
    await this.audit.record(ctx, {
      event,
      object: { type: 'LegalHold', id: hold.id, labelId: null },
      facts: {
        object: hold.objectType,
        objectId: hold.objectId,
        from: hold.from,
        until: hold.until,
        ...(hold.release ? { hash: hold.release.hash } : {}),
      },
    });
    return hold;
  }
}

function toHold(row: Row): LegalHold {
  const { id, objectType, objectId, objectName, from, until, reason } = row;
  const { askedBy, askedReason, askedAt, hash, own } = row;
  return {
    ...{ id, objectType, objectId, objectName, from, until, reason },
    openedBy: { id: row.openedBy, displayName: row.openedByName },
    openedAt: row.openedAt.toISOString(),
    release:
      askedBy === null || askedReason === null || askedAt === null || hash === null
        ? null
        : {
            askedBy: { id: askedBy, displayName: row.askedByName ?? '' },
            reason: askedReason,
            askedAt: askedAt.toISOString(),
            ...{ own, hash },
          },
    releasedBy:
      row.releasedBy === null ? null : { id: row.releasedBy, displayName: row.releasedByName ?? '' },
    releasedAt: row.releasedAt?.toISOString() ?? null,
  };
}
