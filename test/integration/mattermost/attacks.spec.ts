import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeAttacks, outcomeOf, statement, type Attack } from '../../support/site/attack.js';
import { cutFunction } from '../../support/site/removals.js';
import { setStage, type Stage } from '../../support/site/stage.js';
import { TestSite } from '../../support/site/test-site.js';

const REFUSED = '42501';
const ABSENT = 'RU015';
const NO_SPACE = 'RU064';
const NOBODY = 'RU063';

/** Whose import it is, is asked of nobody any more. */
const EVERYBODYS = cutFunction(
  'imports.mine(uuid)',
  `WHERE r.id = asked AND r.created_by = access.me() AND r.label_id = ANY (access.labels())
          AND access.site_role() = 'member' AND spaces.animates(r.space_id);`,
  'WHERE r.id = asked;',
);
const SEEN_BY_ALL = 'ALTER POLICY run_select ON imports.run USING (true)';
const TAKES = 'imports.takes(uuid,integer)';
const PUT_BATCH =
  'imports.put_batch(uuid,integer,integer,integer,integer,bigint,jsonb,boolean,timestamp with time zone)';

const MAP = `SELECT imports.map($1, '[]', jsonb_build_array(jsonb_build_object('channel', 't/c', 'spaceId', $2::uuid)))`;

/** What a message of jm would be, in the planted import. */
const WRITE = `
  SELECT imported FROM imports.put_batch($1, 0, 0, 1, 0, 4, jsonb_build_array(jsonb_build_object('line', 1, 'part', 0,
    'outcome', 'imported', 'codes', '[]'::jsonb, 'channel', 't/c', 'author', 'jm', 'reactionsLeft', 0,
    'attributed', $2::boolean, 'body', 'never said', 'reactions', '[]'::jsonb, 'createdAt', '2024-03-01T09:00:00.000Z',
    'id', '018df93d-e680-7000-8000-000000000001')), false, now())`;

const writes =
  (attributed: boolean): Attack['run'] =>
  async (app, { imports, site }) => {
    const { rows } = await app.query<{ imported: number }>(WRITE, [imports.running, attributed]);
    const said = await app.query<{ author: string }>(
      `SELECT author_id AS author FROM messaging.message WHERE body = 'never said'`,
    );
    return rows[0]?.imported === 1 && (said.rows[0]?.author === site.account('dr')) === attributed;
  };

describeAttacks('what SQL under the role of the application does to imports', [
  {
    name: 'the pieces of files read where they lie',
    refusal: REFUSED,
    removal: `GRANT SELECT ON imports.piece TO ruche_app; ALTER TABLE imports.piece DISABLE ROW LEVEL SECURITY;
      INSERT INTO imports.piece (run_id, n, bytes) SELECT id, 0, 'x' FROM imports.run`,
    run: statement('SELECT bytes FROM imports.piece'),
  },
  {
    name: 'a piece forged into the import of somebody else',
    refusal: ABSENT,
    removal: EVERYBODYS,
    run: statement(`SELECT imports.put_piece($1, 0, 'fake')`, ({ imports }) => [imports.secretUploading]),
  },
  {
    name: 'the channel of somebody else’s import sent into one’s own space',
    refusal: ABSENT,
    removal: `${EVERYBODYS}; ${cutFunction(TAKES, ' AND access.within_ceiling(label, s.ceiling_label_id)', '')}`,
    run: statement(MAP, ({ imports, led }) => [imports.secretReady, led.id]),
  },
  {
    name: 'the import of somebody else ended',
    refusal: ABSENT,
    removal: EVERYBODYS,
    run: statement('SELECT imports.cancel($1, now())', ({ imports }) => [imports.secretReady]),
  },
  {
    name: 'the report of somebody else',
    refusal: 'nothing',
    removal: SEEN_BY_ALL,
    run: statement('SELECT FROM imports.entry WHERE run_id = $1', ({ imports }) => [imports.secretReady]),
  },
  {
    name: 'who is named in the file of somebody else',
    refusal: 'nothing',
    removal: SEEN_BY_ALL,
    run: statement('SELECT FROM imports.author WHERE run_id = $1', ({ imports }) => [imports.secretReady]),
  },
  {
    name: 'a channel sent into a space that the caller does not animate',
    refusal: NO_SPACE,
    removal: cutFunction(TAKES, 'spaces.animates(asked_space) AND EXISTS', 'EXISTS'),
    run: statement(MAP, ({ imports, hidden }) => [imports.ready, hidden.id]),
  },
  {
    name: 'a channel sent below its label',
    as: 's_ab',
    refusal: NO_SPACE,
    removal: cutFunction(TAKES, ' AND access.within_ceiling(label, s.ceiling_label_id)', ''),
    run: statement(MAP, ({ imports, led }) => [imports.secretReady, led.id]),
  },
  {
    name: 'words put into the mouth of somebody who does not read there',
    refusal: NOBODY,
    removal: cutFunction(
      PUT_BATCH,
      `a.person_id = ANY (reads)) IS NOT TRUE`,
      `a.person_id = ANY (reads)) IS NULL AND false`,
    ),
    run: writes(true),
  },
  {
    name: 'a place in the file that is behind what is done',
    refusal: 'nothing',
    removal: cutFunction(PUT_BATCH, '(held.cursor_line, held.cursor_part) <> (seen_line, seen_part) OR', ''),
    run: async (app, stage) => {
      const { imports } = stage;
      await app.query(`SELECT imports.put_batch($1, 0, 0, 5, 0, 4, '[]', false, now())`, [imports.running]);
      return writes(false)(app, stage);
    },
  },
  {
    name: 'the state of an import set by hand',
    refusal: REFUSED,
    removal: `GRANT UPDATE ON imports.run TO ruche_app;
      CREATE POLICY run_update ON imports.run FOR UPDATE TO ruche_app USING (true)`,
    run: statement(`UPDATE imports.run SET cursor_line = 0 WHERE id = $1`, ({ imports }) => [
      imports.running,
    ]),
  },
  {
    name: 'a message that says somebody else imported it',
    refusal: REFUSED,
    removal: 'DROP POLICY message_written_here ON messaging.message',
    run: statement(
      `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at, imported_by)
       VALUES (gen_random_uuid(), $1, $2, $3, access.me(), 'x', now(), $4)`,
      ({ shared, site }) => [shared.conversationId, shared.id, site.label('NP'), site.account('s_ab')],
    ),
  },
]);

/** The role under which housekeeping and the claims of jobs run; the work itself runs as the person. */
describe('what SQL under the role of the worker does to imports', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(await TestSite.start());
    await stage.site.admin.query(
      `INSERT INTO imports.piece (run_id, n, bytes) SELECT id, 0, 'x' FROM imports.run`,
    );
  });
  afterAll(() => stage.site.stop());

  it.each([
    [
      'reads a piece where it lies',
      'SELECT bytes FROM imports.piece',
      'GRANT SELECT ON imports.piece TO ruche_worker; ALTER TABLE imports.piece DISABLE ROW LEVEL SECURITY',
    ],
    [
      'reads a report',
      'SELECT FROM imports.entry',
      'GRANT SELECT ON imports.entry TO ruche_worker; ALTER TABLE imports.entry DISABLE ROW LEVEL SECURITY',
    ],
    [
      'reads a mapping',
      'SELECT FROM imports.author',
      'GRANT SELECT ON imports.author TO ruche_worker; ALTER TABLE imports.author DISABLE ROW LEVEL SECURITY',
    ],
    [
      'reads a file through the function',
      `SELECT imports.read_piece(gen_random_uuid(), 0)`,
      'GRANT EXECUTE ON FUNCTION imports.read_piece(uuid, int4) TO ruche_worker',
    ],
    [
      'sets a state',
      `UPDATE imports.run SET state = 'undone'`,
      'GRANT SELECT, UPDATE ON imports.run TO ruche_worker; ALTER TABLE imports.run DISABLE ROW LEVEL SECURITY',
    ],
  ])('%s: refused, and won without the protection', async (_, sql, removal) => {
    const { site } = stage;
    const worker = await site.connect('ruche_worker');
    const strike = statement(sql);
    expect(await outcomeOf(strike(worker, stage))).toBe(REFUSED);
    await worker.end();
    await site.admin.query('BEGIN');
    await site.admin.query(removal);
    await site.admin.query('SET LOCAL SESSION AUTHORIZATION ruche_worker');
    expect(await outcomeOf(strike(site.admin, stage))).toBe('won');
    await site.admin.query('ROLLBACK');
  });
});
