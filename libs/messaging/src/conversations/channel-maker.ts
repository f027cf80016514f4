import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { runStatement } from '#database';
import { newId, type Id } from '#kernel';
import type { MadeSpace, SpaceListener } from '#spaces';

/** Gives each new space its channel, and finds it again. */
@Injectable()
export class ChannelMaker implements SpaceListener {
  async onCreated(_ctx: RequestContext, { id, entryLabelId }: MadeSpace): Promise<void> {
    await runStatement('INSERT INTO messaging.conversation (id, space_id, label_id) VALUES ($1, $2, $3)', [
      newId(),
      id,
      entryLabelId,
    ]);
  }

  async channelsOf(spaceIds: readonly Id[]): Promise<ReadonlyMap<Id, Id>> {
    if (spaceIds.length === 0) return new Map();
    const rows = await runStatement<{ id: Id; spaceId: Id }>(
      'SELECT id, space_id AS "spaceId" FROM messaging.conversation WHERE space_id = ANY ($1)',
      [spaceIds],
    );
    return new Map(rows.map(({ id, spaceId }) => [spaceId, id]));
  }
}
