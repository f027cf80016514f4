import { Injectable } from '@nestjs/common';
import { AccessService, LabelStore, type RequestContext } from '#access';
import { AuditService } from '#audit';
import { LOOKUP_EXCERPT_LENGTH, type Acronyms, type LookUpAcronyms } from '#contracts';
import type { Id } from '#kernel';
import { runScoped, type Scopes } from '../scoped-statement.js';

interface Row {
  readonly asked: string;
  readonly id: Id;
  readonly labelId: number;
  readonly listId: Id;
  readonly listName: string;
  readonly definition: string;
}

/** Meanings of one term that a look-up shows. */
const MOST_MEANINGS = 5;

/** Equality of keys is leakproof: the index serves under row-level security too. */
const LOOK_UP = (scopes: Scopes): string => `
  SELECT asked.term AS asked, m.id, m."labelId", m."listId", m."listName", m.definition
  FROM unnest(:terms::text[]) WITH ORDINALITY asked (term, position)
    CROSS JOIN LATERAL (
      SELECT e.id, e.label_id AS "labelId", l.id AS "listId", l.name AS "listName",
        left(e.definition, ${LOOKUP_EXCERPT_LENGTH}) AS definition
      FROM reference.entry e JOIN reference.list l ON l.id = e.list_id
      WHERE e.term_key = people.fold(asked.term) AND e.term_key <> '' AND e.deleted_at IS NULL
        AND l.kind = 'acronym' AND l.archived_at IS NULL AND ${scopes.entry} AND ${scopes.list}
      ORDER BY l.name_key, e.id LIMIT ${MOST_MEANINGS}) m
  ORDER BY asked.position, m."listName", m.id`;

/** Explains the acronyms of a text, in any feature. */
@Injectable()
export class AcronymsService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly labels: LabelStore,
  ) {}

  /** Of what the caller may read, and in the order asked for; a word that means nothing is not in it. */
  async lookUp(ctx: RequestContext, { terms }: LookUpAcronyms): Promise<Acronyms> {
    const rows = await runScoped<Row>(this.access, ctx, LOOK_UP, { terms: [...new Set(terms)] });
    await this.audit.recordReads(ctx, 'reference_entry.read', 'ReferenceEntry', rows);
    const wireIds = await this.labels.wireIds(rows.map(({ labelId }) => labelId));
    const byTerm = new Map<string, Acronyms['items'][number]>();
    for (const { asked, id, labelId, listId, listName, definition } of rows) {
      const item = byTerm.get(asked) ?? { term: asked, meanings: [] };
      item.meanings.push({ entryId: id, listId, listName, definition, labelId: wireIds.get(labelId) ?? '' });
      byTerm.set(asked, item);
    }
    return { items: [...byTerm.values()] };
  }
}
