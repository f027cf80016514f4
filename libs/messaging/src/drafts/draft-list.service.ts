import { Injectable } from '@nestjs/common';
import { AccessService, LabelStore, type RequestContext } from '#access';
import type { DraftItem, PageQuery } from '#contracts';
import { runNamed } from '#database';
import { DEFAULT_PAGE_SIZE, toPage, type Id, type Page } from '#kernel';
import { SpaceReader } from '#spaces';
import { columnsOf } from '../messages/columns-of.js';
import { SENDING_COLUMNS, sendingOf, type SendingRow } from './draft-sending.js';

interface ListedRow extends SendingRow {
  readonly id: Id;
  readonly conversationId: Id;
  readonly spaceId: Id;
  readonly threadId: Id | null;
  readonly labelId: number;
  readonly body: string;
  readonly savedAt: Date;
}

/** What somebody has begun, wherever it was. */
@Injectable()
export class DraftListService {
  constructor(
    private readonly access: AccessService,
    private readonly labels: LabelStore,
    private readonly spaces: SpaceReader,
  ) {}

  /** Where he may not write any more, a draft leads nowhere: it is left out. */
  async list(ctx: RequestContext, query: PageQuery): Promise<Page<DraftItem>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.rows(ctx, limit, query.before ?? null);
    const page = toPage(rows, limit, ({ id }) => id);
    const wireIds = await this.labels.wireIds(page.items.map(({ labelId }) => labelId));
    const spaces = await this.spaces.summaries([...new Set(page.items.map(({ spaceId }) => spaceId))]);
    const items = page.items.flatMap((row) => {
      const { id, threadId, body } = row;
      const space = spaces.get(row.spaceId);
      const labelId = wireIds.get(row.labelId);
      if (!space || labelId === undefined) return [];
      const conversation = { id: row.conversationId, name: space.otherName ?? space.name };
      const savedAt = row.savedAt.toISOString();
      return [{ id, conversation, threadId, body, labelId, ...sendingOf(row), savedAt }];
    });
    return { items, next: page.next };
  }

  private rows(ctx: RequestContext, limit: number, before: Id | null): Promise<ListedRow[]> {
    const scope = this.access.scope(ctx, 'post', 'Conversation', columnsOf('conversation'));
    return runNamed<ListedRow>(
      `SELECT draft.id, draft.conversation_id AS "conversationId", draft.space_id AS "spaceId",
         draft.thread_id AS "threadId", draft.label_id AS "labelId", draft.body, draft.saved_at AS "savedAt",
         ${SENDING_COLUMNS}
       FROM messaging.draft
       JOIN messaging.conversation ON conversation.id = draft.conversation_id
       WHERE draft.person_id = :me AND draft.label_id = ANY (:labels::int4[]) AND (${scope.sql})
         ${before === null ? '' : 'AND draft.id < :before'}
         AND NOT EXISTS (SELECT FROM messaging.draft newer WHERE newer.person_id = draft.person_id
           AND newer.conversation_id = draft.conversation_id AND newer.id > draft.id
           AND newer.label_id = ANY (:labels::int4[]) AND newer.thread_id IS NOT DISTINCT FROM draft.thread_id)
       ORDER BY draft.id DESC LIMIT :most`,
      {
        ...scope.parameters,
        me: ctx.principal.accountId,
        labels: [...ctx.principal.labels],
        before,
        most: limit + 1,
      },
    );
  }
}
