import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type { ReferenceRevisionPage, ReferenceRevisionQuery } from '#contracts';
import { runStatement } from '#database';
import { DEFAULT_PAGE_SIZE, toPage, type Id } from '#kernel';
import { personOf } from '../person-of.js';
import { EntriesRepository } from './entries.repository.js';

type Revision = ReferenceRevisionPage['items'][number];
type Row = Omit<Revision, 'by' | 'at'> & {
  readonly byId: Id | null;
  readonly byName: string | null;
  readonly at: Date;
};

/** A visible entry and its versions carry the same label and space. */
const REVISIONS = `SELECT r.version, r.change, r.term, r.definition, r.fields, p.id AS "byId", p.display_name AS "byName",
    r.written_at AS at
  FROM reference.entry_revision r LEFT JOIN people.profile p ON p.id = r.by_id
  WHERE r.entry_id = $1 AND r.version < $2 ORDER BY r.version DESC LIMIT $3`;

/** Above every version. */
const NEWEST = 2_147_483_647;

/** What entries said before. */
@Injectable()
export class RevisionsService {
  constructor(
    private readonly audit: AuditService,
    private readonly entries: EntriesRepository,
  ) {}

  /** Newest first. @throws DomainError not_found NOT_FOUND. */
  async list(ctx: RequestContext, id: Id, query: ReferenceRevisionQuery): Promise<ReferenceRevisionPage> {
    const entry = await this.entries.getVisible(ctx, id);
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await runStatement<Row>(REVISIONS, [id, query.before ?? NEWEST, limit + 1]);
    await this.audit.recordReads(ctx, 'reference_entry.history_read', 'ReferenceEntry', [entry]);
    const page = toPage(rows, limit, ({ version }) => String(version));
    return { items: page.items.map(toRevision), next: page.next };
  }
}

function toRevision({ byId, byName, at, ...rest }: Row): Revision {
  return { ...rest, by: personOf(byId, byName), at: at.toISOString() };
}
