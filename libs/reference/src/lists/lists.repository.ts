import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import type {
  CreateReferenceList,
  ReferenceField,
  ReferenceKind,
  ReferenceListQuery,
  UpdateReferenceList,
} from '#contracts';
import { runStatement } from '#database';
import { DomainError, type Id } from '#kernel';
import { FILLED, REQUIRED } from '../completeness.sql.js';
import type { Outcome } from '../outcome.js';
import { runScoped, type Scopes } from '../scoped-statement.js';

export interface ListRow {
  readonly id: Id;
  readonly spaceId: Id;
  readonly spaceName: string;
  readonly kind: ReferenceKind;
  readonly name: string;
  readonly description: string;
  readonly labelId: number;
  readonly ownerId: Id | null;
  readonly ownerName: string | null;
  readonly fields: ReferenceField[];
  readonly entries: number;
  readonly filled: number;
  readonly required: number;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
  /** Whether the caller decides over the list as such. */
  readonly leads: boolean;
}

/** Counts and sums over the entries that the caller sees. The owner is NULL for who may not know him. */
const SELECT = (scopes: Scopes, rest: string): string => `
  SELECT l.id, l.space_id AS "spaceId", s.name AS "spaceName", l.kind, l.name, l.description, l.label_id AS "labelId",
    o.id AS "ownerId", o.display_name AS "ownerName", l.fields, l.created_at AS "createdAt",
    l.archived_at AS "archivedAt", (l.owner_id = (SELECT access.me()) OR spaces.animates(l.space_id)) AS leads,
    sums.entries, coalesce(sums.filled, 0)::int4 AS filled, (sums.entries * ${REQUIRED})::int4 AS required
  FROM reference.list l
    JOIN spaces.space s ON s.id = l.space_id
    LEFT JOIN people.profile o ON o.id = l.owner_id
    CROSS JOIN LATERAL (SELECT count(*)::int4 AS entries, sum(${FILLED}) AS filled
      FROM reference.entry e WHERE e.list_id = l.id AND e.deleted_at IS NULL AND ${scopes.entry}) sums
  WHERE ${scopes.list} ${rest}`;

@Injectable()
export class ListsRepository {
  constructor(private readonly access: AccessService) {}

  /** In the order of names, after the list `after`; one row more than `limit` when more exist. */
  listVisible(ctx: RequestContext, query: ReferenceListQuery, limit: number): Promise<ListRow[]> {
    return runScoped(
      this.access,
      ctx,
      (scopes) =>
        SELECT(
          scopes,
          `AND (:spaceId::uuid IS NULL OR l.space_id = :spaceId) AND (:kind::text IS NULL OR l.kind = :kind)
           AND (l.archived_at IS NOT NULL) = :archived
           AND (:after::uuid IS NULL OR (l.name_key, l.id) >
             (SELECT c.name_key, c.id FROM reference.list c WHERE c.id = :after))
           ORDER BY l.name_key, l.id LIMIT :most`,
        ),
      {
        spaceId: query.spaceId ?? null,
        kind: query.kind ?? null,
        archived: query.archived ?? false,
        after: query.after ?? null,
        most: limit + 1,
      },
    );
  }

  /** @throws DomainError not_found NOT_FOUND: hidden and absent are the same. */
  async getVisible(ctx: RequestContext, id: Id): Promise<ListRow> {
    const [row] = await runScoped<ListRow>(this.access, ctx, (scopes) => SELECT(scopes, 'AND l.id = :id'), {
      id,
    });
    if (!row) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such list');
    return row;
  }

  async create(
    id: Id,
    labelId: number,
    { spaceId, kind, name, description, fields }: CreateReferenceList,
    at: Date,
  ): Promise<Outcome | undefined> {
    const rows = await runStatement<{ outcome: Outcome }>(
      'SELECT reference.create_list($1, $2, $3, $4, $5, $6, $7, $8) AS outcome',
      [id, spaceId, labelId, kind, name.trim(), description, JSON.stringify(fields), at],
    );
    return rows[0]?.outcome;
  }

  async update(id: Id, change: UpdateReferenceList, at: Date): Promise<Outcome | undefined> {
    const { name, description, fields, ownerId, archived } = change;
    const rows = await runStatement<{ outcome: Outcome }>(
      'SELECT reference.update_list($1, $2, $3, $4, $5, $6, $7) AS outcome',
      [
        id,
        name?.trim() ?? null,
        description ?? null,
        fields ? JSON.stringify(fields) : null,
        ownerId ?? null,
        archived ?? null,
        at,
      ],
    );
    return rows[0]?.outcome;
  }
}
