import type pg from 'pg';
import { mentionOfAll, parseMentions } from '#contracts';
import { newId, type Id } from '#kernel';
import { momentOf, type DemoLabel, type DemoMessage } from './demo-message.schema.js';
import { MessagePartsPlanter, type PlantedMessage } from './message-parts-planter.js';

/** Where messages lie. */
export interface Place {
  readonly conversationId: Id;
  readonly spaceId: Id;
}

const MENTION = /@\{([^}]+)\}/g;

/** Writes the past of one conversation: its messages, and what hangs on them. */
export class MessagePlanter {
  private readonly parts: MessagePartsPlanter;
  private readonly byKey = new Map<string, PlantedMessage>();

  constructor(
    private readonly administrator: pg.ClientBase,
    private readonly account: (uid: string) => Id,
    private readonly names: ReadonlyMap<string, string>,
    private readonly today: Date,
  ) {
    this.parts = new MessagePartsPlanter(administrator, account, today);
  }

  async plant(
    place: Place,
    messages: readonly DemoMessage[],
    labelOf: (label: DemoLabel) => Promise<number>,
  ): Promise<void> {
    for (const message of messages) {
      const planted = await this.write(place, message, await labelOf(message.label));
      if (message.key !== undefined) this.byKey.set(message.key, planted);
      await this.hang(planted, message);
    }
  }

  private async write(place: Place, message: DemoMessage, labelId: number): Promise<PlantedMessage> {
    const at = momentOf(message, this.today);
    const planted = { ...place, labelId, at, id: newId(at), authorId: this.account(message.by) };
    const body = this.withMentions(message.body);
    await this.administrator.query(
      `INSERT INTO messaging.message
         (id, conversation_id, space_id, label_id, author_id, body, created_at, thread_id, priority)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        planted.id,
        place.conversationId,
        place.spaceId,
        labelId,
        planted.authorId,
        body,
        at,
        message.under === undefined ? null : this.named(message.under).id,
        message.priority,
      ],
    );
    await this.parts.mention(planted, parseMentions(body));
    return planted;
  }

  private async hang(planted: PlantedMessage, message: DemoMessage): Promise<void> {
    if (message.title !== undefined) await this.parts.title(planted, message.title);
    if (message.resolved) await this.parts.resolve(planted, message.resolved);
    await this.parts.quote(
      planted,
      message.quotes.map((key) => this.named(key).id),
    );
    await this.parts.react(planted, message.reactions);
    if (message.pinnedBy !== undefined) await this.parts.pin(planted, message.pinnedBy);
    if (message.acknowledgedBy) await this.parts.acknowledge(planted, message.acknowledgedBy);
    if (message.report) await this.parts.report(planted, message.report);
  }

  private named(key: string): PlantedMessage {
    const planted = this.byKey.get(key);
    if (!planted) throw new Error(`no message before it is called ${key}`);
    return planted;
  }

  private withMentions(body: string): string {
    return body.replaceAll(MENTION, (_token, whom: string) => {
      if (whom === 'space') return mentionOfAll(whom);
      const name = this.names.get(whom)?.replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');
      return `[@${name ?? whom}](ruche:person/${this.account(whom)})`;
    });
  }
}
