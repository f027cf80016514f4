import { Injectable } from '@nestjs/common';
import { AccessService, LabelStore, type RequestContext } from '#access';
import type { ReferenceEntry } from '#contracts';
import { personOf } from '../person-of.js';
import type { EntryRow } from './entries.repository.js';

/** From rows to what the wire shows. */
@Injectable()
export class EntryMapper {
  constructor(
    private readonly access: AccessService,
    private readonly labels: LabelStore,
  ) {}

  /** @param rows read through the caller's scope. */
  async toEntries(ctx: RequestContext, rows: readonly EntryRow[]): Promise<ReferenceEntry[]> {
    const wireIds = await this.labels.wireIds(rows.map(({ labelId }) => labelId));
    this.access.noteEntered(ctx, rows);
    return rows.map((row) => ({
      id: row.id,
      listId: row.listId,
      term: row.term,
      definition: row.definition,
      fields: shownFields(row),
      labelId: wireIds.get(row.labelId) ?? '',
      version: row.version,
      completeness: { filled: row.filled, required: row.required },
      changedBy: personOf(row.changedById, row.changedByName),
      changedAt: row.changedAt.toISOString(),
      abilities: {
        update: !row.archived && this.access.can(ctx, 'update', 'ReferenceEntry', subjectOf(row)),
        delete:
          !row.archived && row.removable && this.access.can(ctx, 'delete', 'ReferenceEntry', subjectOf(row)),
      },
    }));
  }
}

function shownFields({
  fields,
  listFields,
}: Pick<EntryRow, 'fields' | 'listFields'>): Record<string, string> {
  const known = new Set(listFields.map(({ key }) => key));
  return Object.fromEntries(Object.entries(fields).filter(([key]) => known.has(key)));
}

function subjectOf({ labelId, spaceId }: EntryRow) {
  return { labelId, spaceId };
}
