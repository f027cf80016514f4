import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { setStage, type Stage } from './stage.js';
import { TestSite } from './test-site.js';
import type { TestUid } from './test-people.js';

/** `won`, `nothing` (the attacker is answered, but with no row), or the SQLSTATE of the refusal. */
export type Outcome = string;

/** Plain SQL under `ruche_app`, inside a unit of work of its own. */
export interface Attack {
  readonly name: string;
  readonly refusal: Outcome;
  /** Who enters before the attack; null where nobody does. `np` unless said otherwise. */
  readonly as?: TestUid | null;
  /** SQL by which the superuser takes the one protection away that stands against this attack. */
  readonly removal: string;
  /** What the attack tells once the protection is gone. `won` unless said otherwise. */
  readonly afterRemoval?: Outcome;
  readonly run: (app: pg.ClientBase, stage: Stage) => Promise<boolean>;
}

/** An attack that wins when its last statement returns or touches a row. */
export function statement(sql: string, values: (stage: Stage) => unknown[] = () => []): Attack['run'] {
  return async (app, stage) => ((await app.query(sql, values(stage))).rowCount ?? 0) > 0;
}

export async function outcomeOf(attack: Promise<boolean>): Promise<Outcome> {
  try {
    return (await attack) ? 'won' : 'nothing';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

/**
 * Each attack twice: against the site, where it is refused, and against a scratch database, where the superuser takes
 * its protection away and then acts as `ruche_app` in the same transaction: there it must win.
 */
export function describeAttacks(title: string, attacks: readonly Attack[]): void {
  describe(title, () => {
    let stage: Stage;
    let scratch: Stage;
    let app: pg.Client;

    beforeAll(async () => {
      const site = await TestSite.start();
      stage = await setStage(site);
      scratch = await setStage(await TestSite.in(site.cluster));
      app = await site.connect('ruche_app');
    });
    afterAll(async () => {
      await app.end();
      await scratch.site.admin.end();
      await stage.site.stop();
    });

    it.each(attacks)('refuses: $name', async (attack) => {
      await app.query('BEGIN');
      expect(await strike(attack, app, stage)).toBe(attack.refusal);
    });

    it.each(attacks)('control without the protection: $name', async (attack) => {
      const { admin } = scratch.site;
      await admin.query('BEGIN');
      await admin.query(attack.removal);
      await admin.query('SET LOCAL SESSION AUTHORIZATION ruche_app');
      expect(await strike(attack, admin, scratch)).toBe(attack.afterRemoval ?? 'won');
    });
  });
}

/** Enters, attacks and rolls back, inside an open transaction. */
async function strike(attack: Attack, app: pg.Client, stage: Stage): Promise<Outcome> {
  try {
    if (attack.as !== null) await app.query('SELECT access.enter($1)', [stage.tokens[attack.as ?? 'np']]);
    return await outcomeOf(attack.run(app, stage));
  } finally {
    await app.query('ROLLBACK');
  }
}
