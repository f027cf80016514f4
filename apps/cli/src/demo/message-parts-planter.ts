import type pg from 'pg';
import type { Mentions } from '#contracts';
import { newId, type Id } from '#kernel';
import { momentOf, type DemoMessage } from './demo-message.schema.js';
import type { Place } from './message-planter.js';

export interface PlantedMessage extends Place {
  readonly id: Id;
  readonly labelId: number;
  readonly authorId: Id;
  readonly at: Date;
}

const HOUR_MS = 3_600_000;

/** Hangs on a planted message what people did with it afterwards. */
export class MessagePartsPlanter {
  constructor(
    private readonly administrator: pg.ClientBase,
    private readonly account: (uid: string) => Id,
    private readonly today: Date,
  ) {}

  async title(message: PlantedMessage, title: string): Promise<void> {
    await this.administrator.query(
      `INSERT INTO messaging.thread (root_id, conversation_id, space_id, label_id, title)
       SELECT id, conversation_id, space_id, label_id, $2 FROM messaging.message WHERE id = $1`,
      [message.id, title],
    );
    await this.administrator.query('SELECT messaging.decorate($1, 1)', [message.id]);
  }

  async resolve(message: PlantedMessage, resolved: NonNullable<DemoMessage['resolved']>): Promise<void> {
    await this.administrator.query(
      'UPDATE messaging.thread SET resolved_by = $2, resolved_at = $3 WHERE root_id = $1',
      [message.id, this.account(resolved.by), momentOf(resolved, this.today)],
    );
  }

  async quote(message: PlantedMessage, sources: readonly Id[]): Promise<void> {
    if (sources.length === 0) return;
    await this.administrator.query(
      `INSERT INTO messaging.quote (message_id, position, source_id, conversation_id, space_id, label_id)
       SELECT m.id, s.position, s.id, m.conversation_id, m.space_id, m.label_id
       FROM messaging.message m, unnest($2::uuid[]) WITH ORDINALITY AS s (id, position) WHERE m.id = $1`,
      [message.id, sources],
    );
    await this.administrator.query('SELECT messaging.decorate($1, 2)', [message.id]);
  }

  async mention(message: PlantedMessage, { people, everybody }: Mentions): Promise<void> {
    if (people.length + everybody.length === 0) return;
    await this.administrator.query(
      `INSERT INTO messaging.mention (message_id, person_id, kind, conversation_id, space_id, label_id)
       SELECT m.id, named.person, named.kind, m.conversation_id, m.space_id, m.label_id
       FROM messaging.message m, (
         SELECT p, 'person' FROM unnest($2::uuid[]) p UNION ALL SELECT NULL, e FROM unnest($3::text[]) e
       ) AS named (person, kind) WHERE m.id = $1`,
      [message.id, people, everybody],
    );
  }

  async react(message: PlantedMessage, reactions: DemoMessage['reactions']): Promise<void> {
    const given = Object.entries(reactions).flatMap(([reaction, uids]) =>
      uids.map((uid) => ({ reaction, person: this.account(uid) })),
    );
    for (const [index, { reaction, person }] of given.entries()) {
      const at = this.after(message, index + 1);
      await this.administrator.query(
        `INSERT INTO discussion.reaction (id, subject_type, subject_id, space_id, label_id, person_id, reaction, given_at)
         VALUES ($1, 'message', $2, $3, $4, $5, $6, $7)`,
        [newId(at), message.id, message.spaceId, message.labelId, person, reaction, at],
      );
    }
    if (given.length > 0) await this.administrator.query('SELECT messaging.decorate($1, 8)', [message.id]);
  }

  async pin(message: PlantedMessage, by: string): Promise<void> {
    const at = this.after(message, 1);
    await this.administrator.query(
      `INSERT INTO messaging.pin (id, message_id, conversation_id, space_id, label_id, pinned_by, pinned_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(at), message.id, message.conversationId, message.spaceId, message.labelId, this.account(by), at],
    );
  }

  /** Everybody who reads it is asked, as when it was posted. */
  async acknowledge(message: PlantedMessage, givenBy: readonly string[]): Promise<void> {
    await this.administrator.query(
      `INSERT INTO messaging.acknowledgement_request
         (message_id, conversation_id, space_id, label_id, author_id, asked_at)
       SELECT id, conversation_id, space_id, label_id, author_id, created_at FROM messaging.message WHERE id = $1`,
      [message.id],
    );
    await this.administrator.query(
      `INSERT INTO messaging.acknowledgement (message_id, person_id, conversation_id, space_id, label_id, due_order, given_at)
       SELECT m.id, reader, m.conversation_id, m.space_id, m.label_id, 'infinity',
         CASE WHEN reader = ANY ($2::uuid[]) THEN $3::timestamptz END
       FROM messaging.message m, LATERAL messaging.people_reading(m.space_id, m.label_id) reader
       WHERE m.id = $1 AND reader <> m.author_id`,
      [message.id, givenBy.map((uid) => this.account(uid)), this.after(message, 2)],
    );
    await this.administrator.query('SELECT messaging.decorate($1, 64)', [message.id]);
  }

  async report(
    message: PlantedMessage,
    { by, reason, text }: NonNullable<DemoMessage['report']>,
  ): Promise<void> {
    const at = this.after(message, 1);
    await this.administrator.query(
      `INSERT INTO moderation.report (id, message_id, space_id, label_id, reporter_id, reason, text, reported_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [newId(at), message.id, message.spaceId, message.labelId, this.account(by), reason, text, at],
    );
  }

  /** Some hours later, never in the future. */
  private after({ at }: PlantedMessage, hours: number): Date {
    return new Date(Math.min(at.getTime() + hours * HOUR_MS, this.today.getTime()));
  }
}
