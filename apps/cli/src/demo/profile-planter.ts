import type pg from 'pg';
import { newId, type Id } from '#kernel';
import type { DemoCorrespondent, DemoProfile } from './demo-people.schema.js';

/** Writes what the people of the demo say of themselves and of each other, as the administrator. */
export class ProfilePlanter {
  constructor(
    private readonly administrator: pg.ClientBase,
    private readonly account: (uid: string) => Id,
  ) {}

  async profile({ uid, about, languages, expertise, follows }: DemoProfile): Promise<void> {
    const id = this.account(uid);
    await this.administrator.query('UPDATE people.profile SET about = $2, languages = $3 WHERE id = $1', [
      id,
      about,
      languages,
    ]);
    for (const { label, confirmedBy } of expertise) {
      await this.administrator.query(
        'INSERT INTO people.expertise (person_id, tag, label) VALUES ($1, people.fold($2), $2)',
        [id, label],
      );
      for (const by of confirmedBy)
        await this.administrator.query(
          'INSERT INTO people.expertise_confirmation (person_id, tag, by_id) VALUES ($1, people.fold($2), $3)',
          [id, label, this.account(by)],
        );
    }
    for (const followed of follows)
      await this.administrator.query('INSERT INTO people.follow (follower_id, followed_id) VALUES ($1, $2)', [
        id,
        this.account(followed),
      ]);
  }

  /** @throws Error when the directory names no such place for the person: nobody would ever find the row. */
  async correspondent({ uid, scope, subject }: DemoCorrespondent): Promise<void> {
    const { rowCount } = await this.administrator.query(
      `INSERT INTO people.correspondent (id, person_id, scope, place, place_key, subject, subject_key, by_id)
       SELECT $1, p.id, $3, place, people.fold(place), $4, people.fold($4), p.id
       FROM people.profile p, LATERAL (SELECT CASE $3 WHEN 'unit' THEN p.unit ELSE p.site END AS place) at
       WHERE p.id = $2 AND place IS NOT NULL`,
      [newId(), this.account(uid), scope, subject],
    );
    if (rowCount !== 1) throw new Error(`${uid} has no ${scope}`);
  }
}
