import pg from 'pg';
import { newId } from '#kernel';
import type { BareSettings } from './bare-settings.js';

export interface MessageRow {
  readonly id: string;
  readonly conversation_id: string;
  readonly author_id: string;
  readonly display_name: string;
  readonly body: string;
  readonly created_at: Date;
  readonly label_id: number;
  readonly version: number;
}

interface BareOpening {
  readonly conversation: object | null;
  readonly messages: readonly MessageRow[];
  readonly members: readonly object[];
}

/** The same SQL work as the product's, and nothing else: prepared statements as a role that sees everything. */
export class BareStore {
  private readonly pool: pg.Pool;
  private spaces = new Map<string, string>();
  private author = '';

  constructor(private readonly settings: BareSettings) {
    this.pool = new pg.Pool({ ...settings.database, max: settings.poolSize, pipeline: true });
  }

  async open(): Promise<void> {
    const spaces = await this.pool.query<{ id: string; space_id: string }>(
      'SELECT id, space_id FROM messaging.conversation',
    );
    this.spaces = new Map(spaces.rows.map((row) => [row.id, row.space_id]));
    const { rows } = await this.pool.query<{ id: string }>(
      'SELECT id FROM public.bench_person WHERE number = 1',
    );
    this.author = rows[0]?.id ?? '';
  }

  async messages(conversationId: string): Promise<MessageRow[]> {
    const { rows } = await this.pool.query<MessageRow>(lastMessages(conversationId));
    return rows;
  }

  /**
   * One conversation with its space, its last message and how many of the newest hundred are unread; its last 50; its
   * members. Sent together on one connection: on three at a time, or one after the other, they were no quicker.
   */
  async opening(id: string): Promise<BareOpening> {
    const client = await this.pool.connect();
    try {
      const [conversation, messages, members] = await Promise.all([
        client.query<object>({ name: 'conversation', text: CONVERSATION, values: [id, this.author] }),
        client.query<MessageRow>(lastMessages(id)),
        client.query<object>({ name: 'members', text: MEMBERS, values: [id] }),
      ]);
      return {
        conversation: conversation.rows[0] ?? null,
        messages: messages.rows,
        members: members.rows,
      };
    } finally {
      client.release();
    }
  }

  async conversations(personNumber: number): Promise<object[]> {
    const { rows } = await this.pool.query<object>({
      name: 'conversations',
      text: CONVERSATIONS,
      values: [personNumber],
    });
    return rows;
  }

  async insert(conversationId: string, body: string): Promise<{ id: string; createdAt: Date }> {
    const message = { id: newId(), createdAt: new Date() };
    const space = this.spaces.get(conversationId);
    await this.pool.query({
      name: 'insert',
      text: INSERT,
      values: [
        message.id,
        conversationId,
        space,
        this.settings.labelId,
        this.author,
        body,
        message.createdAt,
      ],
    });
    return message;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

const MESSAGES = `
  SELECT m.id, m.conversation_id, m.author_id, p.display_name, m.body, m.created_at, m.label_id, m.version,
    m.edited_at, m.deleted_at
  FROM messaging.message m JOIN people.profile p ON p.id = m.author_id
  WHERE m.conversation_id = $1 AND m.thread_id IS NULL ORDER BY m.id DESC LIMIT 50`;

function lastMessages(conversationId: string): pg.QueryConfig {
  return { name: 'messages', text: MESSAGES, values: [conversationId] };
}

const INSERT = `
  INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** The newest 50 conversations of a member with their space, number of members and last message. */
const CONVERSATIONS = `
  SELECT c.id, s.id AS space_id, s.kind, s.name, s.default_label_id,
    (SELECT count(*) FROM spaces.membership x WHERE x.space_id = s.id) AS members,
    last.display_name, last.excerpt, last.created_at, last.label_id
  FROM (SELECT c.id, c.space_id FROM messaging.conversation c
      JOIN spaces.membership m ON m.space_id = c.space_id
      WHERE m.person_id = (SELECT b.id FROM public.bench_person b WHERE b.number = $1)
      ORDER BY c.id DESC LIMIT 50) c
    JOIN spaces.space s ON s.id = c.space_id
    LEFT JOIN LATERAL (
      SELECT p.display_name, left(m.body, 140) AS excerpt, m.created_at, m.label_id
      FROM messaging.message m JOIN people.profile p ON p.id = m.author_id
      WHERE m.conversation_id = c.id AND m.thread_id IS NULL ORDER BY m.id DESC LIMIT 1) last ON true
  ORDER BY c.id DESC`;

const CONVERSATION = `
  SELECT c.id, s.id AS space_id, s.kind, s.name, s.default_label_id,
    (SELECT count(*) FROM spaces.membership x WHERE x.space_id = s.id) AS members,
    last.display_name, last.excerpt, last.created_at, last.label_id,
    (SELECT count(*) FROM (SELECT FROM messaging.message m WHERE m.conversation_id = c.id AND m.thread_id IS NULL AND m.id > coalesce(
        (SELECT max(r.last_read_id::text)::uuid FROM messaging.read_state r WHERE r.person_id = $2 AND r.conversation_id = c.id),
        '00000000-0000-0000-0000-000000000000') AND m.author_id <> $2
      ORDER BY m.id DESC LIMIT 100) newer) AS unread
  FROM messaging.conversation c JOIN spaces.space s ON s.id = c.space_id
    LEFT JOIN LATERAL (
      SELECT p.display_name, left(m.body, 140) AS excerpt, m.created_at, m.label_id
      FROM messaging.message m JOIN people.profile p ON p.id = m.author_id
      WHERE m.conversation_id = c.id AND m.thread_id IS NULL ORDER BY m.id DESC LIMIT 1) last ON true
  WHERE c.id = $1`;

const MEMBERS = `
  SELECT p.id, p.display_name, p.unit, m.role, m.joined_at
  FROM messaging.conversation c JOIN spaces.membership m ON m.space_id = c.space_id JOIN people.profile p ON p.id = m.person_id
  WHERE c.id = $1 ORDER BY p.display_name, p.id LIMIT 50`;
