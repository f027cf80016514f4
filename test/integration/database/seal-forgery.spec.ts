import type pg from 'pg';
import { describeAttacks, statement, type Attack } from '../../support/site/attack.js';
import { SEAL_UNCHECKED } from '../../support/site/removals.js';
import { SECRET_TEXT, type Stage } from '../../support/site/stage.js';

const BROKEN_SEAL = '42501';
const SECRETS = `SELECT body FROM messaging.message WHERE body = '${SECRET_TEXT}'`;

/** The fields of a seal that would open everything, with a code that the attacker cannot know. */
const invented = ({ site }: Stage): string =>
  [
    site.account('s_ab'),
    site.account('s_ab'),
    'member',
    't',
    `{${[...site.labels.values()].join()}}`,
    '[]',
  ].join('|') + `#${'0'.repeat(64)}`;

const held = async (app: pg.ClientBase): Promise<string> =>
  (
    (await app.query<{ seal: string }>(`SELECT current_setting('ruche.principal') AS seal`)).rows[0] as {
      seal: string;
    }
  ).seal;

/** Changes the genuine seal of the attacker and then reads what is not his. */
const reseal =
  (change: (seal: string, stage: Stage) => string): Attack['run'] =>
  async (app, stage) => {
    await app.query(`SELECT set_config('ruche.principal', $1, true)`, [change(await held(app), stage)]);
    return ((await app.query(SECRETS)).rowCount ?? 0) > 0;
  };

/** All labels in the place of the attacker's own, the code kept. */
const widen = (seal: string, { site }: Stage): string =>
  seal.replace(/\{[^}]*\}/, `{${[...site.labels.values()].join()}}`);

/** An index on the label would be asked once for the whole statement: the attack is on policies that judge each row. */
const EACH_ROW = `SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off`;

/** The condition on labels as it was before readers checked the seal: from the setting itself, once a row. */
const POLICY_READS_SETTING = `
  DROP POLICY message_select ON messaging.message;
  CREATE POLICY message_select ON messaging.message FOR SELECT TO ruche_app
    USING (label_id = ANY (split_part(current_setting('ruche.principal', true), '|', 5)::int4[]));
  ${EACH_ROW}`;

/** Sets a forged seal with each row that one statement returns, the spaces in the order given whatever the plan. */
const setWhileRowsCome =
  (order: (stage: Stage) => string[]): Attack['run'] =>
  async (app, stage) => {
    const { rows } = await app.query<{ body: string }>(
      `SELECT set_config('ruche.principal', $1, true), body FROM unnest($2::uuid[]) AS of_space,
         LATERAL (SELECT body FROM messaging.message WHERE space_id = of_space OFFSET 0) m`,
      [widen(await held(app), stage), order(stage)],
    );
    return rows.some(({ body }) => body === SECRET_TEXT);
  };

describeAttacks('a principal made up in SQL', [
  {
    name: 'a setting that was invented',
    as: null,
    refusal: BROKEN_SEAL,
    removal: SEAL_UNCHECKED,
    run: async (app, stage) => {
      await app.query(`SELECT set_config('ruche.principal', $1, true)`, [invented(stage)]);
      return ((await app.query(SECRETS)).rowCount ?? 0) > 0;
    },
  },
  {
    name: 'a setting too short to hold a code',
    as: null,
    refusal: BROKEN_SEAL,
    removal: `ALTER POLICY message_select ON messaging.message USING (true)`,
    run: async (app) => {
      await app.query(`SELECT set_config('ruche.principal', '#', true)`);
      return ((await app.query(SECRETS)).rowCount ?? 0) > 0;
    },
  },
  {
    name: 'all labels in the place of one’s own, the code kept',
    refusal: BROKEN_SEAL,
    removal: SEAL_UNCHECKED,
    run: reseal(widen),
  },
  {
    name: 'another account in the place of one’s own, the code kept',
    refusal: BROKEN_SEAL,
    removal: SEAL_UNCHECKED,
    run: async (app, stage) => {
      const own = stage.site.account('np');
      const forged = (await held(app)).replace(own, stage.site.account('s_ab'));
      await app.query(`SELECT set_config('ruche.principal', $1, true)`, [forged]);
      const { rows } = await app.query('SELECT person_id FROM spaces.membership WHERE person_id <> $1', [
        own,
      ]);
      return rows.length > 0;
    },
  },
  {
    name: 'the same characters split into other fields',
    refusal: BROKEN_SEAL,
    removal: `${SEAL_UNCHECKED}; ALTER POLICY message_select ON messaging.message
      USING ((SELECT access.enters_implicitly()))`,
    run: reseal((seal) => seal.replace('member|t', 'member|t|')),
  },
  {
    name: 'a code cut short by one character',
    refusal: BROKEN_SEAL,
    removal: `ALTER POLICY message_select ON messaging.message USING (true)`,
    run: reseal((seal) => seal.slice(0, -1)),
  },
  {
    name: 'set_config in the SELECT list, a row of one’s own space first',
    // Where he may enter is asked at the first row outside his own spaces, after the setting: the forgery is met then.
    refusal: BROKEN_SEAL,
    removal: POLICY_READS_SETTING,
    run: setWhileRowsCome(({ shared, hidden }) => [shared.id, hidden.id]),
  },
  {
    name: 'set_config in the SELECT list, a row of another space first',
    // All that decides has been asked before the setting is made, and is not asked again: it widens nothing.
    refusal: 'nothing',
    removal: POLICY_READS_SETTING,
    run: setWhileRowsCome(({ shared, hidden }) => [hidden.id, shared.id]),
  },
  {
    name: 'set_config in a common table expression that runs first',
    refusal: BROKEN_SEAL,
    removal: SEAL_UNCHECKED,
    run: async (app, stage) => {
      const seal = await held(app);
      return statement(
        `WITH forged AS MATERIALIZED (SELECT set_config('ruche.principal', $1, true) AS made)
         SELECT FROM forged, LATERAL (SELECT body FROM messaging.message WHERE made IS NOT NULL) m
         WHERE body = '${SECRET_TEXT}'`,
        () => [widen(seal, stage)],
      )(app, stage);
    },
  },
  {
    name: 'set_config inside an INSERT, a label above one’s own in its rows',
    refusal: BROKEN_SEAL,
    removal: SEAL_UNCHECKED,
    run: async (app, stage) => {
      const seal = await held(app);
      return statement(
        `WITH forged AS MATERIALIZED (SELECT set_config('ruche.principal', $1, true) AS made)
         INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
         SELECT gen_random_uuid(), $2, $3, $4, $5, made, now() FROM forged`,
        () => [
          widen(seal, stage),
          stage.shared.conversationId,
          stage.shared.id,
          stage.site.label('S_AB'),
          stage.site.account('np'),
        ],
      )(app, stage);
    },
  },
  {
    name: 'set_config in an anonymous block',
    refusal: BROKEN_SEAL,
    removal: SEAL_UNCHECKED,
    run: async (app, stage) => {
      const forged = widen(await held(app), stage);
      await app.query(`DO $$ BEGIN
        PERFORM set_config('ruche.principal', '${forged}', true);
        IF NOT EXISTS (${SECRETS}) THEN RAISE no_data_found; END IF;
      END $$`);
      return true;
    },
  },
  {
    name: 'the person of another session, entered from inside one’s own transaction',
    refusal: BROKEN_SEAL,
    removal: `DO $cut$ BEGIN EXECUTE replace(pg_get_functiondef('access.enter(text)'::regprocedure),
      'before <> me.session_id', 'false'); END $cut$`,
    run: async (app, { tokens }) => {
      await app.query('SELECT access.enter($1)', [tokens.s_ab]);
      return ((await app.query(SECRETS)).rowCount ?? 0) > 0;
    },
  },
  {
    name: 'a cast that fails on hidden text and tells it',
    refusal: 'nothing',
    removal: 'ALTER TABLE messaging.message DISABLE ROW LEVEL SECURITY',
    run: async (app) => {
      try {
        await app.query('SAVEPOINT cast_fails');
        await app.query(
          `SELECT FROM messaging.message WHERE CASE WHEN body LIKE 'CANARY%' THEN body::int4 END = 1`,
        );
        return false;
      } catch (error) {
        await app.query('ROLLBACK TO SAVEPOINT cast_fails');
        return (error as Error).message.includes(SECRET_TEXT);
      }
    },
  },
  {
    name: 'the statistics of hidden columns',
    refusal: 'nothing',
    removal: 'ALTER TABLE messaging.message DISABLE ROW LEVEL SECURITY; ANALYZE messaging.message',
    run: statement(`SELECT FROM pg_stats WHERE schemaname = 'messaging' AND tablename = 'message'`),
  },
]);
