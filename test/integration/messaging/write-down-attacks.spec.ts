import type pg from 'pg';
import { describeAttacks, type Attack } from '../../support/site/attack.js';
import { cutFunction } from '../../support/site/removals.js';
import type { Stage } from '../../support/site/stage.js';
import type { TestLabel } from '../../support/site/test-labels.js';

const REFUSED = '42501';
const BELOW = 'RU031';
const NO_SOURCE = 'RU032';

const POST = `INSERT INTO messaging.message
  (id, conversation_id, space_id, label_id, author_id, body, created_at, thread_id, decorations)
  VALUES (gen_random_uuid(), $1, $2, $3, access.me(), 'forged', now(), $4, 6) RETURNING id`;

async function post(app: pg.ClientBase, stage: Stage, label: TestLabel, threadId: string | null = null) {
  const { shared, site } = stage;
  const values = [shared.conversationId, shared.id, site.label(label), threadId];
  const { rows } = await app.query<{ id: string }>(POST, values);
  return rows[0]!.id;
}

const replies =
  (label: TestLabel, to: 'secretMessage' | 'openMessage'): Attack['run'] =>
  async (app, stage) =>
    (await post(app, stage, label, stage[to])) !== '';

const quotes =
  (label: TestLabel, source: 'secretMessage' | 'openMessage'): Attack['run'] =>
  async (app, stage) => {
    const id = await post(app, stage, label);
    await app.query('SELECT messaging.attach_quotes($1, ARRAY[$2]::uuid[])', [id, stage[source]]);
    return ((await app.query('SELECT FROM messaging.quote WHERE message_id = $1', [id])).rowCount ?? 0) > 0;
  };

const forwards =
  (label: TestLabel, source: 'secretMessage' | 'openMessage'): Attack['run'] =>
  async (app, stage) => {
    const id = await post(app, stage, label);
    await app.query('SELECT messaging.attach_forward($1, $2)', [id, stage[source]]);
    const { rowCount } = await app.query('SELECT FROM messaging.forward WHERE message_id = $1', [id]);
    return (rowCount ?? 0) > 0;
  };

const cut = (signature: string, from: string, to = ''): string => cutFunction(signature, from, to);
const untriggered = (table: string, trigger: string): string =>
  `ALTER TABLE messaging.${table} DISABLE TRIGGER ${trigger}`;

const MAY_POST = 'messaging.may_post(uuid,uuid,uuid,integer,uuid)';
const POLICY_BLIND = cut(MAY_POST, 'AND messaging.covers(label, r.label_id)');
const POLICY_SEES_ALL = cut(
  MAY_POST,
  'AND r.label_id = ANY (caller.labels) AND messaging.covers(label, r.label_id)',
);
const NO_REPLY_TRIGGER = untriggered('message', 'message_keep_reply');
const COVER_CHECK = (table: string): string => `IF NOT messaging.covers(held.label_id, ${table}.label_id)`;
const QUOTE_BLIND = cut('messaging.attach_quotes(uuid,uuid[])', COVER_CHECK('source'), 'IF false');
const FORWARD_BLIND = cut('messaging.attach_forward(uuid,uuid)', COVER_CHECK('origin'), 'IF false');

describeAttacks('writing down what one may read', [
  {
    name: 'a reply below its topic',
    as: 's_ab',
    refusal: REFUSED,
    removal: `${POLICY_BLIND}; ${NO_REPLY_TRIGGER}`,
    run: replies('NP', 'secretMessage'),
  },
  {
    name: 'the same, where only the trigger is left',
    as: 's_ab',
    refusal: REFUSED,
    removal: POLICY_BLIND,
    afterRemoval: BELOW,
    run: replies('NP', 'secretMessage'),
  },
  {
    name: 'a reply into a topic that one does not read',
    as: 'np',
    refusal: REFUSED,
    removal: `${POLICY_SEES_ALL}; ${NO_REPLY_TRIGGER}`,
    run: replies('NP', 'secretMessage'),
  },
  {
    name: 'a quote above the label of its message',
    as: 's_ab',
    refusal: BELOW,
    removal: `${QUOTE_BLIND}; ${untriggered('quote', 'quote_keep')}`,
    run: quotes('NP', 'secretMessage'),
  },
  {
    name: 'the same, where only the trigger is left',
    as: 's_ab',
    refusal: BELOW,
    removal: QUOTE_BLIND,
    afterRemoval: BELOW,
    run: quotes('NP', 'secretMessage'),
  },
  {
    name: 'a quote of what one does not read',
    as: 's_a',
    refusal: NO_SOURCE,
    removal: `${cut('messaging.attach_quotes(uuid,uuid[])', 'AND t.label_id = ANY (access.labels())')}; ${QUOTE_BLIND};
      ${untriggered('quote', 'quote_keep')}`,
    run: quotes('S_A', 'secretMessage'),
  },
  {
    name: 'a forward above the label of its message',
    as: 's_ab',
    refusal: BELOW,
    removal: `${FORWARD_BLIND}; ${untriggered('forward', 'forward_keep')}`,
    run: forwards('NP', 'secretMessage'),
  },
  {
    name: 'the same, where only the trigger is left',
    as: 's_ab',
    refusal: BELOW,
    removal: FORWARD_BLIND,
    afterRemoval: BELOW,
    run: forwards('NP', 'secretMessage'),
  },
  {
    name: 'a forward of what one does not read',
    as: 's_a',
    refusal: NO_SOURCE,
    removal: `${cut('messaging.attach_forward(uuid,uuid)', 'AND t.label_id = ANY (access.labels())')}; ${FORWARD_BLIND};
      ${untriggered('forward', 'forward_keep')}`,
    run: forwards('S_A', 'secretMessage'),
  },
  {
    name: 'a quote hung on the message of somebody else',
    as: 's_a',
    refusal: NO_SOURCE,
    removal: cut(
      'messaging.just_posted(uuid)',
      'AND t.author_id = access.me() AND t.xmin = pg_current_xact_id()::xid',
    ),
    run: async (app, stage) => {
      const source = await post(app, stage, 'NP');
      await app.query('SELECT messaging.attach_quotes($1, ARRAY[$2]::uuid[])', [stage.openMessage, source]);
      return true;
    },
  },
  {
    name: 'the title of a topic that one does not read',
    as: 'np',
    refusal: 'absent',
    removal: cut('messaging.root_seen(uuid)', 'AND t.label_id = ANY (access.labels())'),
    run: async (app, { secretMessage }) => {
      const { rows } = await app.query<{ outcome: string }>(
        `SELECT messaging.put_thread($1, 'forged', false, now()) AS outcome`,
        [secretMessage],
      );
      if (rows[0]?.outcome !== 'done') throw Object.assign(new Error(), { code: rows[0]?.outcome });
      return true;
    },
  },
  {
    name: 'a mention of somebody who may not read',
    as: 's_ab',
    refusal: 'nothing',
    removal: `${cut('messaging.readers_among(uuid[],integer,uuid)', 'AND label = ANY (holds.labels)')};
      ALTER POLICY mention_select ON messaging.mention USING (true)`,
    run: async (app, { site, secretMessage }) => {
      await app.query(`SELECT messaging.put_mentions($1, ARRAY[$2]::uuid[], '{}')`, [
        secretMessage,
        site.account('np'),
      ]);
      const { rowCount } = await app.query('SELECT FROM messaging.mention WHERE message_id = $1', [
        secretMessage,
      ]);
      return (rowCount ?? 0) > 0;
    },
  },
  {
    name: 'the column that tells it',
    as: 'np',
    refusal: REFUSED,
    removal: `GRANT SELECT ON messaging.forward TO ruche_app; INSERT INTO messaging.forward (message_id, source_id,
      conversation_id, space_id, label_id, author_id, body, created_at)
      SELECT id, id, conversation_id, space_id, label_id, author_id, 'x', now() FROM messaging.message WHERE body = 'open text'`,
    run: async (app) => ((await app.query('SELECT source_id FROM messaging.forward')).rowCount ?? 0) > 0,
  },
]);
