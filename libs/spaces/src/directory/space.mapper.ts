import { Injectable } from '@nestjs/common';
import { LabelStore, type RequestContext } from '#access';
import type { SpaceItem } from '#contracts';
import type { Id } from '#kernel';
import type { SpaceRow } from './spaces.repository.js';

/** From rows to what the wire shows: label ids become opaque, abilities are added. */
@Injectable()
export class SpaceMapper {
  constructor(private readonly labels: LabelStore) {}

  /** What the API shows for the labels that the caller may read. */
  async readable(ctx: RequestContext): Promise<ReadonlyMap<number, Id>> {
    const labels = await this.labels.readable(ctx.principal);
    return new Map(labels.map(({ id, wireId }) => [id, wireId]));
  }

  /** @param readable of `readable`: an entry label is always among them, its space would not be seen otherwise. */
  toItem(ctx: RequestContext, row: SpaceRow, readable: ReadonlyMap<number, Id>): SpaceItem {
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      purpose: row.purpose,
      visibility: row.visibility,
      entryLabelId: readable.get(row.entryLabelId) ?? '',
      animators: row.animators,
      memberCount: row.members,
      role: row.ownRole,
      requested: row.requested,
      orphan: row.animators.length === 0,
      archivedAt: row.archivedAt?.toISOString() ?? null,
      abilities: abilitiesOf(ctx, row),
    };
  }
}

/** What the functions of the database would allow: they have the last word. */
function abilitiesOf(ctx: RequestContext, row: SpaceRow): SpaceItem['abilities'] {
  const { entersImplicitly: house, labels } = ctx.principal;
  const inUse = row.archivedAt === null;
  const outside = house && inUse && row.ownRole === null;
  const isLast = row.animators.length === 1 && row.animators[0]?.id === ctx.principal.accountId;
  return {
    join: outside && row.visibility === 'open',
    leave: row.ownRole !== null && !isLast,
    request: outside && row.visibility === 'request' && !row.requested,
    enter: row.entered,
    animate: row.animated && inUse,
    changeCeiling: row.animated && inUse && labels.includes(row.ceilingLabelId),
    raiseEntry: row.animated && inUse,
    archive: row.animated && inUse,
    restore: row.animated && !inUse,
    handOver: row.animated,
    takeOver: house && row.ownRole !== null && row.animators.length === 0,
  };
}
