import type pg from 'pg';
import { newId, type Id } from '#kernel';
import type { DemoEntry, DemoList } from './demo-people.schema.js';

const DAY_MS = 86_400_000;

interface Place {
  readonly id: Id;
  readonly labelId: number;
}

/** Writes the reference lists of the demo with their past, as the administrator. */
export class ListPlanter {
  constructor(
    private readonly administrator: pg.ClientBase,
    private readonly account: (uid: string) => Id,
    private readonly today: Date,
  ) {}

  /** @param spaceName of a space that is there already. @returns how many entries were written. */
  async plant(list: DemoList, spaceName: string): Promise<number> {
    const { rows } = await this.administrator.query<Place>(
      'SELECT id, entry_label_id AS "labelId" FROM spaces.space WHERE name = $1',
      [spaceName],
    );
    const space = rows[0];
    if (!space) throw new Error(`no space is called ${spaceName}`);
    const at = this.moment(list.daysAgo);
    const listId = newId(at);
    await this.administrator.query(
      `INSERT INTO reference.list (id, space_id, label_id, kind, name, name_key, description, owner_id, fields, created_at)
       VALUES ($1, $2, $3, $4, $5, people.fold($5), $6, $7, $8::jsonb, $9)`,
      [
        listId,
        space.id,
        space.labelId,
        list.kind,
        list.name,
        list.description,
        this.account(list.owner),
        JSON.stringify(list.fields),
        at,
      ],
    );
    for (const entry of list.entries) await this.entry(entry, listId, space);
    return list.entries.length;
  }

  private async entry(entry: DemoEntry, listId: Id, space: Place): Promise<void> {
    const { term, definition, by, daysAgo, before } = entry;
    const first = before ?? { definition, by, daysAgo };
    const id = newId(this.moment(first.daysAgo));
    const fields = JSON.stringify(entry.fields);
    await this.administrator.query(
      `INSERT INTO reference.entry (id, list_id, space_id, label_id, term, term_key, definition, fields, version,
         added_by, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, people.fold($5), $6, $7::jsonb, $8, $9, $10, $11)`,
      [
        ...[id, listId, space.id, space.labelId, term, definition, fields, before ? 2 : 1],
        ...[this.account(first.by), this.account(by), this.moment(daysAgo)],
      ],
    );
    const versions = before ? [before, { definition, by, daysAgo }] : [first];
    for (const [index, version] of versions.entries())
      await this.administrator.query(
        `INSERT INTO reference.entry_revision (entry_id, version, space_id, label_id, change, term, definition, fields,
           by_id, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10)`,
        [
          ...[id, index + 1, space.id, space.labelId, index === 0 ? 'added' : 'edited', term],
          ...[version.definition, fields, this.account(version.by), this.moment(version.daysAgo)],
        ],
      );
  }

  private moment(daysAgo: number): Date {
    return new Date(this.today.getTime() - daysAgo * DAY_MS);
  }
}
