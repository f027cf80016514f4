import type pg from 'pg';
import { firstIdAt } from '#kernel';

/** Days over which the records lie. */
const DAYS = 100;
const BATCH = 250_000;
/** One record in so many has the rare value of a column. */
export const RARE_EVERY = 500_000;

const ACTORS = 2_000;

/** The same value for the same number, so that the questions know what was planted. */
export const planted = {
  actor: (n: string): string => uuidOf(`'actor' || ${n}`),
  object: (n: string): string => uuidOf(`'object' || ${n}`),
  source: (n: string): string => `'10.' || ${n} / 250 || '.7.' || ${n} % 250`,
} as const;

/** UUIDv8 (RFC 9562) of a text. */
function uuidOf(text: string): string {
  return `overlay(overlay(md5(${text}) PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid`;
}

/** UUIDv7 of a millisecond, with a number behind it that keeps it apart. */
const idOf = (ms: string, n: string): string =>
  `(lpad(to_hex(${ms}), 12, '0') || '70008' || lpad(to_hex(${n}), 15, '0'))::uuid`;

/** Shares of the events, from the most frequent on; what is left over is message.read. */
const EVENTS: readonly (readonly [name: string, upTo: number])[] = [
  ['hold.opened', 0.000_002],
  ['moderation.decided', 0.000_02],
  ['policy.read', 0.000_1],
  ['request.refused', 0.002],
  ['session.opened', 0.01],
  ['session.closed', 0.018],
  ['space.members_read', 0.03],
  ['message.posted', 0.07],
  ['conversation.read', 0.12],
  ['space.read', 0.2],
  ['message.delivered', 0.3],
];

const EVENT = `CASE ${EVENTS.map(([name, upTo]) => `WHEN r.b < ${upTo} THEN '${name}'`).join(' ')} ELSE 'message.read' END`;

/** $1, $2: first and last number; $3: the first millisecond; $4: milliseconds a record; $5: ids of labels, the rare one last. */
const PLANT = `
  INSERT INTO audit.audit_event (id, at, emitter, emitter_seq, mac, body, personal, event, actor, session_id, source_address,
    object_type, object_id, label_id, decision, outcome, reason, correlation_id)
  SELECT ${idOf('v.ms', 'v.n')}, to_timestamp(v.ms / 1000.0), md5('emitter')::uuid, v.n, sha256(int8send(v.n)),
    convert_to('{"at":"' || to_timestamp(v.ms / 1000.0) || '","correlationId":"' || v.request || '","decision":"allow","emitter":"'
      || md5('emitter') || '","epoch":1,"event":"' || v.event || '","facts":{},"label":"' || md5(v.label::text) || '","objectType":"Message","outcome":"success","personal":"'
      || encode(sha256(int8send(v.n)), 'base64') || '","reason":null,"v":3,"workingLevel":"S"}', 'UTF8'),
    decode(md5(v.n::text), 'hex') || convert_to('{"actor":"' || md5(v.a::text) || '","sessionId":"' || md5(v.n::text) || '","sourceAddress":"10.1.2.3"}', 'UTF8'),
    v.event, CASE WHEN v.rare THEN ${planted.actor(`'rare'`)} WHEN v.a < ${ACTORS} THEN ${planted.actor('v.a')} END,
    CASE WHEN v.rare OR v.a < ${ACTORS} THEN ${idOf('v.ms - v.ms % 28800000', 'v.a')} END,
    CASE WHEN v.rare THEN ${planted.source('799')} ELSE ${planted.source('(v.a % 700)')} END,
    CASE WHEN v.rare THEN 'LegalHold' WHEN v.event LIKE 'message.%' THEN 'Message' WHEN v.event LIKE 'space.%' THEN 'Space' END,
    CASE WHEN v.rare THEN ${planted.object(`'rare'`)} WHEN v.event LIKE 'message.%' THEN ${planted.object('v.o')}
      WHEN v.event LIKE 'space.%' THEN ${planted.object('v.o % 200')} END,
    CASE WHEN v.rare THEN ($5::int4[])[cardinality($5::int4[])]
      WHEN v.event LIKE 'message.%' THEN ($5::int4[])[1 + v.o % (cardinality($5::int4[]) - 1)] END,
    CASE WHEN v.event = 'request.refused' THEN 'deny' ELSE 'allow' END,
    CASE WHEN v.event = 'request.refused' THEN 'failure' ELSE 'success' END,
    CASE WHEN v.event = 'request.refused' THEN 'FORBIDDEN' END, v.request
  FROM (
    SELECT n, $3::bigint + floor(n * $4::float8)::bigint AS ms, ${EVENT} AS event, n % ${RARE_EVERY} = 7 AS rare,
      floor(${ACTORS + 60} * power(r.a, 3))::int4 AS a, floor(500000 * power(r.o, 2))::int4 AS o, 1 AS label,
      ${idOf('$3::bigint + floor((n - n % 10) * $4::float8)::bigint', 'n - n % 10')} AS request
    FROM generate_series($1::bigint, $2::bigint) n, LATERAL (SELECT random() + n * 0 AS a, random() AS b, random() AS o) r
  ) v`;

const LEAVES = `INSERT INTO audit.leaf (index, event_id)
  SELECT n, ${idOf('$3::bigint + floor(n * $4::float8)::bigint', 'n')} FROM generate_series($1::bigint, $2::bigint) n`;

/**
 * Records of a site of 2,000 people over the last 100 days, in monthly partitions as the product makes them: some very
 * frequent values in each column, and one that stands there once in 500,000 records. Indexes are made at the end.
 */
export async function plantRecords(
  admin: pg.Client,
  count: number,
  labels: readonly number[],
  say: (line: string) => void,
): Promise<void> {
  const end = Date.now() - 60_000;
  const start = end - DAYS * 86_400_000;
  await makeMonths(admin, start, end);
  const { rows: indexes } = await admin.query<{ name: string; made: string }>(
    `SELECT i.indexrelid::regclass::text AS name, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') AS made
     FROM pg_index i WHERE i.indrelid = 'audit.audit_event'::regclass AND NOT i.indisprimary`,
  );
  for (const { name } of indexes) await admin.query(`DROP INDEX ${name}`);
  await admin.query('SET session_replication_role = replica; SET synchronous_commit = off');
  for (let first = 0; first < count; first += BATCH) {
    const last = Math.min(first + BATCH, count) - 1;
    const values = [first, last, start, (end - start) / count];
    await admin.query(PLANT, [...values, labels]);
    await admin.query(LEAVES, values);
    say(`${last + 1} of ${count} records`);
  }
  await admin.query(`UPDATE audit.head SET size = ${count}`);
  await admin.query(
    `SET session_replication_role = origin; SET synchronous_commit = on; SET maintenance_work_mem = '1GB'`,
  );
  for (const { name, made } of indexes) {
    say(name);
    await admin.query(made);
  }
  say('vacuum');
  await admin.query('VACUUM (ANALYZE) audit.audit_event, audit.leaf');
}

async function makeMonths(admin: pg.Client, start: number, end: number): Promise<void> {
  const monthOf = (ms: number, later: number): Date => {
    const date = new Date(ms);
    return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1));
  };
  const bound = (month: Date): string => firstIdAt(month).replace('-7000-8000-', '-0000-0000-');
  for (let month = monthOf(start, 0); month.getTime() < end; month = monthOf(month.getTime(), 1)) {
    const part = `audit.audit_event_${month.toISOString().slice(0, 7).replace('-', '_')}`;
    const { rows } = await admin.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
      part,
    ]);
    if (rows[0]?.there) continue;
    await admin.query(`
      CREATE TABLE ${part} PARTITION OF audit.audit_event
        FOR VALUES FROM ('${bound(month)}') TO ('${bound(monthOf(month.getTime(), 1))}');
      ALTER TABLE ${part} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE ${part} OWNER TO ruche_definer;`);
  }
}
