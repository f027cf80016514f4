import type pg from 'pg';
import { canonicalLabel, type Label } from '#contracts';
import { newId, type Id } from '#kernel';
import type { DemoLife } from './demo-life.schema.js';
import { momentOf, type DemoLabel, type DemoMessage } from './demo-message.schema.js';
import { LifePlanter } from './life-planter.js';
import { MessagePlanter } from './message-planter.js';

export interface PlantedSpace {
  readonly kind: string;
  readonly name: string;
  readonly purpose: string;
  readonly visibility: string;
  readonly entry: DemoLabel;
  readonly ceiling: DemoLabel;
  readonly default: DemoLabel;
  /** Account id to role. */
  readonly members: ReadonlyMap<Id, 'member' | 'animator'>;
  readonly messages: readonly DemoMessage[];
  /** Null for talks. */
  readonly life: DemoLife | null;
}

/** Puts spaces and their past into an empty database, as the administrator: no route writes yesterday's messages. */
export class DemoPlanter {
  private readonly labels = new Map<string, number>();

  constructor(
    private readonly administrator: pg.ClientBase,
    private readonly mainPolicy: string,
    private readonly accounts: ReadonlyMap<string, Id>,
    /** What people are called, by the name that they sign in with. */
    private readonly names: ReadonlyMap<string, string>,
    private readonly today: Date,
  ) {}

  /** @returns how many messages were written. */
  async plant(space: PlantedSpace): Promise<number> {
    const first = space.messages
      .map((message) => momentOf(message, this.today))
      .sort((a, b) => a.getTime() - b.getTime())[0];
    const spaceId = newId(first);
    const conversationId = newId(first);
    const entry = await this.label(space.entry);
    await this.administrator.query(
      `INSERT INTO spaces.space (id, kind, name, purpose, visibility, entry_label_id, ceiling_label_id, default_label_id, pair)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        spaceId,
        space.kind,
        space.name,
        space.purpose,
        space.visibility,
        entry,
        await this.label(space.ceiling),
        await this.label(space.default),
        space.kind === 'direct' ? [...space.members.keys()].sort().join('+') : null,
      ],
    );
    await this.administrator.query(
      'INSERT INTO messaging.conversation (id, space_id, label_id, created_at) VALUES ($1, $2, $3, $4)',
      [conversationId, spaceId, entry, first],
    );
    for (const [person, role] of space.members)
      await this.administrator.query(
        'INSERT INTO spaces.membership (person_id, space_id, entry_label_id, role) VALUES ($1, $2, $3, $4)',
        [person, spaceId, entry, role],
      );
    const messages = new MessagePlanter(
      this.administrator,
      (uid) => this.account(uid),
      this.names,
      this.today,
    );
    await messages.plant({ conversationId, spaceId }, space.messages, (label) => this.label(label));
    if (space.life) {
      const life = new LifePlanter(this.administrator, (uid) => this.account(uid), this.today);
      await life.plant(spaceId, space.life);
    }
    return space.messages.length;
  }

  account(uid: string): Id {
    const id = this.accounts.get(uid);
    if (id === undefined) throw new Error(`nobody is called ${uid}`);
    return id;
  }

  private async label({ level, restrictive, permissive }: DemoLabel): Promise<number> {
    const label: Label = canonicalLabel({ policy: this.mainPolicy, level, restrictive, permissive });
    const text = JSON.stringify(label);
    const known = this.labels.get(text);
    if (known !== undefined) return known;
    const { rows } = await this.administrator.query<{ id: number }>(
      'SELECT access.put_label($1::jsonb) AS id',
      [text],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('a label was made without an id');
    this.labels.set(text, id);
    return id;
  }
}
