import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import type { SpaceItem, SpaceKind, SpacesQuery } from '#contracts';
import { runNamed } from '#database';
import { DomainError, type Id } from '#kernel';

/** A space as the directory shows it, with what the caller is in it. */
export interface SpaceRow {
  readonly id: Id;
  readonly kind: SpaceKind;
  readonly name: string;
  readonly purpose: string;
  readonly visibility: SpaceItem['visibility'];
  readonly entryLabelId: number;
  readonly ceilingLabelId: number;
  readonly defaultLabelId: number;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
  readonly entered: boolean;
  readonly animated: boolean;
  readonly ownRole: SpaceItem['role'];
  readonly requested: boolean;
  /** Null for who may not enter. */
  readonly members: number | null;
  /** Null for who does not animate it. */
  readonly waiting: number | null;
  readonly animators: SpaceItem['animators'];
}

/** What is judged before a space is entered. */
export interface SpaceDoor {
  /** Its entry label. */
  readonly labelId: number;
  readonly entered: boolean;
}

const COLUMNS: Readonly<Record<string, string>> = {
  id: 's.id',
  labelId: 's.entry_label_id',
  visibility: 's.visibility',
};

function columnOf(field: string): string {
  const column = COLUMNS[field];
  if (column === undefined) throw new Error(`rules speak of ${field}, which a space has not`);
  return column;
}

const DETAILS = `d.entered, d.animated, d.own_role AS "ownRole", d.requested, d.members, d.waiting, d.animators`;
const KINDS = `('community', 'project', 'watch', 'announcement')`;

/** Reads the spaces that people make, inside what the caller may see. */
@Injectable()
export class SpacesRepository {
  constructor(private readonly access: AccessService) {}

  /** In the order of names; one row more than `limit` when more exist. */
  list(ctx: RequestContext, query: SpacesQuery, limit: number): Promise<SpaceRow[]> {
    return this.select(
      ctx,
      `AND (:words = '' OR strpos(lower(s.name), lower(:words)) > 0 OR strpos(lower(s.purpose), lower(:words)) > 0)
       AND (:kind::text IS NULL OR s.kind = :kind)
       AND (s.archived_at IS NOT NULL) = :archived
       ${
         query.mine === undefined
           ? ''
           : `AND ${query.mine ? '' : 'NOT '}EXISTS (SELECT FROM spaces.membership own
         WHERE own.space_id = s.id AND own.person_id = (SELECT access.me()))`
       }
       ${query.orphan === undefined ? '' : `AND ${query.orphan ? '' : 'NOT '}spaces.is_orphan(s.id)`}
       ${
         query.after === undefined
           ? ''
           : `AND (lower(s.name), s.id) > (SELECT lower(c.name), c.id FROM spaces.space c WHERE c.id = :after)`
       }
       ORDER BY lower(s.name), s.id LIMIT :most`,
      {
        words: query.query?.trim() ?? '',
        kind: query.kind ?? null,
        archived: query.archived ?? false,
        after: query.after,
        most: limit + 1,
      },
    );
  }

  /** @throws DomainError not_found NOT_FOUND: hidden and absent are the same. */
  async getVisible(ctx: RequestContext, id: Id): Promise<SpaceRow> {
    const [row] = await this.select(ctx, 'AND s.id = :wanted', { wanted: id });
    if (!row) throw absent();
    return row;
  }

  /** @throws as `getVisible`. */
  async getDoor(ctx: RequestContext, id: Id): Promise<SpaceDoor> {
    const scope = this.access.scope(ctx, 'read', 'Space', columnOf);
    const [door] = await runNamed<SpaceDoor>(
      `SELECT s.entry_label_id AS "labelId", spaces.enters(s.id) AS entered
       FROM spaces.space s WHERE s.kind IN ${KINDS} AND (${scope.sql}) AND s.id = :wanted`,
      { ...scope.parameters, wanted: id },
    );
    if (!door) throw absent();
    return door;
  }

  private select(ctx: RequestContext, rest: string, values: Record<string, unknown>): Promise<SpaceRow[]> {
    const scope = this.access.scope(ctx, 'read', 'Space', columnOf);
    return runNamed<SpaceRow>(
      `WITH page AS MATERIALIZED (
         SELECT s.id, s.kind, s.name, s.purpose, s.visibility, s.entry_label_id AS "entryLabelId",
           s.ceiling_label_id AS "ceilingLabelId", s.default_label_id AS "defaultLabelId",
           s.created_at AS "createdAt", s.archived_at AS "archivedAt"
         FROM spaces.space s WHERE s.kind IN ${KINDS} AND (${scope.sql}) ${rest})
       SELECT page.*, ${DETAILS}
       FROM page JOIN spaces.details_of(ARRAY(SELECT page.id FROM page)) d ON d.space_id = page.id
       ORDER BY lower(page.name), page.id`,
      { ...scope.parameters, ...values },
    );
  }
}

function absent(): DomainError {
  return new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
}
