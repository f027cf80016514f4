import type pg from 'pg';
import { newId, type Id } from '#kernel';
import type { DemoLife } from './demo-life.schema.js';

const DAY_MS = 86_400_000;

/** Gives a planted space its charter, its launch, its partners, its rule and the requests that wait. */
export class LifePlanter {
  constructor(
    private readonly administrator: pg.ClientBase,
    private readonly account: (uid: string) => Id,
    private readonly today: Date,
  ) {}

  async plant(spaceId: Id, life: DemoLife): Promise<void> {
    await this.home(spaceId, life);
    for (const { uid, sponsor, purpose, days } of life.partners)
      await this.invite(spaceId, this.account(uid), [this.account(sponsor), purpose, this.after(days)]);
    for (const { by, daysAgo, message } of life.requests)
      await this.administrator.query(
        'INSERT INTO spaces.request (id, space_id, person_id, message, asked_at) VALUES ($1, $2, $3, $4, $5)',
        [newId(this.after(-daysAgo)), spaceId, this.account(by), message, this.after(-daysAgo)],
      );
    if (life.rule) await this.rule(spaceId, life.rule);
    if (life.archivedDaysAgo !== undefined)
      await this.administrator.query('UPDATE spaces.space SET archived_at = $2 WHERE id = $1', [
        spaceId,
        this.after(-life.archivedDaysAgo),
      ]);
  }

  private async home(spaceId: Id, { charter, launch }: DemoLife): Promise<void> {
    if (charter === undefined && launch === undefined) return;
    await this.administrator.query(
      `INSERT INTO spaces.home (space_id, charter, cause, gains, efforts, rhythm, success_sign, launched_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        spaceId,
        charter ?? '',
        launch?.cause ?? '',
        launch?.gains ?? '',
        launch?.efforts ?? '',
        launch?.rhythm ?? '',
        launch?.successSign ?? '',
        launch ? this.after(-launch.daysAgo) : null,
      ],
    );
    for (const { day, verdict, note } of launch?.followUps ?? [])
      await this.administrator.query(
        'INSERT INTO spaces.follow_up (space_id, day, verdict, note, answered_at) VALUES ($1, $2, $3, $4, $5)',
        [spaceId, day, verdict, note, this.after(day + 1 - (launch?.daysAgo ?? 0))],
      );
  }

  /** The membership stands already; its reason becomes the invitation. */
  private async invite(spaceId: Id, person: Id, terms: readonly [Id, string, Date]): Promise<void> {
    await this.administrator.query(
      `UPDATE spaces.membership_source SET source = 'partner', sponsor_id = $3, purpose = $4, ends_at = $5
       WHERE space_id = $1 AND person_id = $2`,
      [spaceId, person, ...terms],
    );
    await this.administrator.query(
      'UPDATE spaces.membership SET ends_at = $3 WHERE space_id = $1 AND person_id = $2',
      [spaceId, person, terms[2]],
    );
  }

  private async rule(spaceId: Id, conditions: NonNullable<DemoLife['rule']>): Promise<void> {
    await this.administrator.query(
      `INSERT INTO spaces.rule (space_id, conditions, set_by, applied_at)
       SELECT $1, $2::jsonb, m.person_id, $3 FROM spaces.membership m
       WHERE m.space_id = $1 AND m.role = 'animator' ORDER BY m.person_id LIMIT 1`,
      [spaceId, JSON.stringify(conditions), this.today],
    );
    await this.administrator.query('SELECT FROM spaces.apply_to($1, NULL, false)', [spaceId]);
  }

  private after(days: number): Date {
    return new Date(this.today.getTime() + days * DAY_MS);
  }
}
