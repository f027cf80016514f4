import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import type { ReferenceEntryQuery, ReferenceField } from '#contracts';
import { runStatement } from '#database';
import { DomainError, type Id } from '#kernel';
import { FILLED, REQUIRED } from '../completeness.sql.js';
import type { Outcome } from '../outcome.js';
import { runScoped, type Scopes } from '../scoped-statement.js';

export interface EntryRow {
  readonly id: Id;
  readonly listId: Id;
  readonly spaceId: Id;
  readonly labelId: number;
  readonly term: string;
  readonly definition: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Values of fields that the list no longer has are not shown. */
  readonly listFields: readonly ReferenceField[];
  readonly version: number;
  readonly changedById: Id | null;
  readonly changedByName: string | null;
  readonly changedAt: Date;
  readonly filled: number;
  readonly required: number;
  readonly archived: boolean;
  /** Whether the caller may delete it: he added it, owns the list or animates the space. */
  readonly removable: boolean;
}

const SELECT = (scopes: Scopes, rest: string): string => `
  SELECT e.id, e.list_id AS "listId", e.space_id AS "spaceId", e.label_id AS "labelId", e.term, e.definition,
    e.fields, l.fields AS "listFields", e.version, p.id AS "changedById", p.display_name AS "changedByName",
    e.changed_at AS "changedAt", ${FILLED} AS filled, ${REQUIRED} AS required, l.archived_at IS NOT NULL AS archived,
    ((SELECT access.me()) IN (e.added_by, l.owner_id) OR spaces.animates(e.space_id)) AS removable
  FROM reference.entry e
    JOIN reference.list l ON l.id = e.list_id
    LEFT JOIN people.profile p ON p.id = e.changed_by
  WHERE e.deleted_at IS NULL AND ${scopes.entry} AND ${scopes.list} ${rest}`;

/** Reads entries within the caller's scope; writes through the functions that judge him. */
@Injectable()
export class EntriesRepository {
  constructor(private readonly access: AccessService) {}

  /** In the order of terms, after the entry `after`; one row more than `limit` when more exist. */
  listVisible(
    ctx: RequestContext,
    listId: Id,
    query: ReferenceEntryQuery,
    limit: number,
  ): Promise<EntryRow[]> {
    const rest = `AND e.list_id = :listId AND starts_with(e.term_key, people.fold(:query))
      AND (NOT :incomplete OR ${FILLED} < ${REQUIRED})
      AND (:after::uuid IS NULL OR (e.term_key, e.id) >
        (SELECT c.term_key, c.id FROM reference.entry c WHERE c.id = :after))
      ORDER BY e.term_key, e.id LIMIT :most`;
    return runScoped(this.access, ctx, (scopes) => SELECT(scopes, rest), {
      listId,
      query: query.query ?? '',
      incomplete: query.incomplete ?? false,
      after: query.after ?? null,
      most: limit + 1,
    });
  }

  /** @throws DomainError not_found NOT_FOUND: hidden, deleted and absent are the same. */
  async getVisible(ctx: RequestContext, id: Id): Promise<EntryRow> {
    const [row] = await runScoped<EntryRow>(this.access, ctx, (scopes) => SELECT(scopes, 'AND e.id = :id'), {
      id,
    });
    if (!row) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such entry');
    return row;
  }

  /** Calls one of the functions that change entries. */
  async change(
    call: 'add_entry' | 'edit_entry' | 'revert_entry' | 'remove_entry',
    values: readonly unknown[],
  ): Promise<Outcome | undefined> {
    const rows = await runStatement<{ outcome: Outcome }>(CALLS[call], values);
    return rows[0]?.outcome;
  }
}

const CALLS = {
  add_entry: 'SELECT reference.add_entry($1, $2, $3, $4, $5, $6, $7) AS outcome',
  edit_entry: 'SELECT reference.edit_entry($1, $2, $3, $4, $5, $6) AS outcome',
  revert_entry: 'SELECT reference.revert_entry($1, $2, $3, $4) AS outcome',
  remove_entry: 'SELECT reference.remove_entry($1, $2) AS outcome',
} as const;
