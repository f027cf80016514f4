import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type { Correspondent, CorrespondentQuery, CreateCorrespondent, PersonCard } from '#contracts';
import { runStatement } from '#database';
import { DEFAULT_PAGE_SIZE, DomainError, newId, toPage, type Id, type Page } from '#kernel';
import { cardColumns, cardOf } from '../person-card.js';

type Row = PersonCard &
  Pick<Correspondent, 'scope' | 'place' | 'subject'> & {
    readonly correspondentId: Id;
    readonly mayDelete: boolean;
  };

/** Somebody who moved or left is no longer asked for the place that he named. */
const SELECT = `SELECT ${cardColumns('p')}, k.id AS "correspondentId", k.scope, k.place, k.subject,
    people.answers_for(p.id) AS "mayDelete"
  FROM people.correspondent k JOIN people.profile p ON p.id = k.person_id
  WHERE p.active AND k.place_key = CASE k.scope WHEN 'unit' THEN p.unit_key ELSE p.site_key END`;

const LIST = `${SELECT}
  AND ($1 = '' OR (k.scope = 'unit' AND k.place_key = people.fold($1)))
  AND ($2 = '' OR (k.scope = 'site' AND k.place_key = people.fold($2)))
  AND ($3::uuid IS NULL OR k.person_id = $3)
  AND ($4::uuid IS NULL OR (k.place_key, k.subject_key, k.id) >
    (SELECT c.place_key, c.subject_key, c.id FROM people.correspondent c WHERE c.id = $4))
  ORDER BY k.place_key, k.subject_key, k.id LIMIT $5`;

type Outcome = 'done' | 'absent' | 'refused' | 'no_place' | 'exists';

/** Whom to ask in a unit or at a site about a subject. */
@Injectable()
export class CorrespondentsService {
  constructor(private readonly audit: AuditService) {}

  async list(_ctx: RequestContext, query: CorrespondentQuery): Promise<Page<Correspondent>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await runStatement<Row>(LIST, [
      query.unit?.trim() ?? '',
      query.site?.trim() ?? '',
      query.personId ?? null,
      query.after ?? null,
      limit + 1,
    ]);
    return toPage(rows.map(toCorrespondent), limit, ({ id }) => id);
  }

  /**
   * @throws DomainError not_found NOT_FOUND for the person; forbidden FORBIDDEN for who is neither he nor above him;
   * conflict CORRESPONDENT_PLACE_UNKNOWN, CORRESPONDENT_EXISTS.
   */
  async create(ctx: RequestContext, wanted: CreateCorrespondent): Promise<Correspondent> {
    const id = newId();
    const { personId, scope, subject } = wanted;
    const rows = await runStatement<{ outcome: Outcome }>(
      'SELECT people.add_correspondent($1, $2, $3, $4) AS outcome',
      [id, personId, scope, subject],
    );
    assertDone(rows[0]?.outcome ?? 'absent');
    await this.record(ctx, 'correspondent.declared', id, { person: personId, scope });
    const [made] = await runStatement<Row>(`${SELECT} AND k.id = $1`, [id]);
    if (!made) throw new Error('a correspondent was made and cannot be read');
    return toCorrespondent(made);
  }

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN for who is neither the person nor above him. */
  async remove(ctx: RequestContext, id: Id): Promise<void> {
    const rows = await runStatement<{ outcome: Outcome }>(
      'SELECT people.remove_correspondent($1) AS outcome',
      [id],
    );
    assertDone(rows[0]?.outcome ?? 'absent');
    await this.record(ctx, 'correspondent.removed', id, {});
  }

  private async record(
    ctx: RequestContext,
    event: 'correspondent.declared' | 'correspondent.removed',
    id: Id,
    facts: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.audit.record(ctx, { event, object: { type: 'Correspondent', id, labelId: null }, facts });
  }
}

function toCorrespondent(row: Row): Correspondent {
  const { correspondentId, scope, place, subject, mayDelete } = row;
  return {
    id: correspondentId,
    scope,
    place,
    subject,
    person: cardOf(row),
    abilities: { delete: mayDelete },
  };
}

function assertDone(outcome: Outcome): void {
  switch (outcome) {
    case 'done':
      return;
    case 'absent':
      throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    case 'refused':
      throw new DomainError('forbidden', 'FORBIDDEN', 'neither the person nor above him');
    case 'no_place':
      throw new DomainError('conflict', 'CORRESPONDENT_PLACE_UNKNOWN', 'the directory names no such place');
    case 'exists':
      throw new DomainError('conflict', 'CORRESPONDENT_EXISTS', 'the person is that already');
  }
}
