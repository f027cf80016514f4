import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { Typing } from '#contracts';
import { AfterCommit, runStatement } from '#database';
import { newId, type Id } from '#kernel';
import { MessageSources } from '../messages/message-sources.js';
import { PostingPlaces } from '../messages/posting-places.js';

/** Who writes at this moment. Told under the label of what is written: below it nobody learns that there is something. */
@Injectable()
export class TypingService {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly places: PostingPlaces,
    private readonly sources: MessageSources,
  ) {}

  /** Too soon after the last time nothing happens. @throws as posting the message would. */
  async note(ctx: RequestContext, conversationId: Id, { labelId, threadId }: Typing): Promise<void> {
    const { label } = await this.places.get(ctx, conversationId, labelId);
    const references = { threadId, quotes: [], forwardOf: null };
    const sources = await this.sources.get(ctx, conversationId, references);
    await this.sources.requireCovered(ctx, label, sources);
    const rows = await runStatement<{ noted: boolean }>(
      'SELECT messaging.note_typing($1, $2, $3, $4) AS noted',
      [conversationId, threadId, label.id, newId()],
    );
    if (rows[0]?.noted) this.afterCommit.wake();
  }
}
