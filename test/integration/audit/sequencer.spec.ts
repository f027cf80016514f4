import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ED25519, generateNoteKey, LogAlarm, nextKeyFile } from '#audit';
import { TestSequencer } from '../../support/audit/test-sequencer.js';
import { TEST_LOG } from '../../support/site/audit-keys.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

describe('the sequencer', () => {
  let first: TestSite;
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let token: string;
  let sequencer: TestSequencer;

  beforeAll(async () => {
    first = await TestSite.start();
  });
  afterAll(async () => {
    await first.stop();
  });
  beforeEach(async () => {
    site = await TestSite.in(first.cluster);
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np', 's_ab'] });
    token = await api.signIn('s_ab');
    sequencer = TestSequencer.make(site);
    await sequencer.sequencer.begin();
  });
  afterEach(async () => {
    await sequencer.stop();
    await api.stop();
    await site.admin.end();
  });

  const post = (n = 1): Promise<unknown> =>
    Promise.all(Array.from({ length: n }, () => api.post(token, space, 'S_AB', 'text')));
  const size = (): Promise<number> => site.value('SELECT size::int AS value FROM audit.head');
  const waiting = (): Promise<number> => site.value('SELECT count(*)::int AS value FROM audit.audit_pending');

  it('gives each record one place, without a gap, and a checkpoint that says how many there are', async () => {
    await post(20);
    const sealed = await sequencer.sealAll();
    expect(sealed).toBeGreaterThanOrEqual(20);
    expect(await waiting()).toBe(0);
    const { rows } = await site.admin.query<{ count: number; last: number; events: number }>(
      `SELECT count(*)::int AS count, max(index)::int AS last, (SELECT count(*)::int FROM audit.audit_event) AS events
       FROM audit.leaf`,
    );
    expect(rows).toEqual([{ count: await size(), last: (await size()) - 1, events: await size() }]);
    const [origin, told] = readFileSync(sequencer.files.checkpoint, 'utf8').split('\n');
    expect([origin, told]).toEqual([TEST_LOG, String(await size())]);
  });

  it('goes on where another one stopped, and two at once seal nothing twice', async () => {
    await post(300);
    await sequencer.sealAll();
    const other = TestSequencer.make(site);
    await other.sequencer.begin();
    for (let round = 0; round < 5; round++) {
      await post(30);
      await Promise.all(
        [sequencer.sequencer.round(), other.sequencer.round()].map((one) => one.catch(() => 0)),
      );
    }
    await other.sequencer.takeUp();
    await other.sealAll();
    await other.stop();
    const twice = await site.value(
      'SELECT count(*)::int AS value FROM (SELECT FROM audit.leaf GROUP BY event_id HAVING count(*) > 1) t',
    );
    expect([twice, await waiting()]).toEqual([0, 0]);
    expect(await size()).toBe(await site.value('SELECT count(*)::int AS value FROM audit.audit_event'));
    const next = TestSequencer.make(site);
    await expect(next.sequencer.begin()).resolves.toBeUndefined();
    await next.stop();
  });

  it('closes an emitter that fell silent, and tells what was lost with it', async () => {
    await post(3);
    await sequencer.sealAll();
    const emitter = await site.value<string>(
      `SELECT emitter AS value FROM audit.audit_event WHERE event = 'message.posted' LIMIT 1`,
    );
    await sequencer.sequencer.keep();
    const closed = `SELECT count(*)::int AS value FROM audit.audit_event WHERE event = 'emitter.closed'`;
    expect(await site.value(closed)).toBe(0);
    sequencer.ahead = 91_000;
    await sequencer.sequencer.keep();
    await sequencer.sealAll();
    const told = await site.value<{ facts: unknown }>(
      `SELECT convert_from(body, 'UTF8')::jsonb AS value FROM audit.audit_event WHERE event = 'emitter.closed'
         AND convert_from(body, 'UTF8')::jsonb -> 'facts' ->> 'emitter' = $1`,
      emitter,
    );
    expect(told.facts).toEqual({ emitter, last: expect.any(Number), lost: [] });
  });

  it('announces a new key under the old one, and signs with it afterwards', async () => {
    const { skey, vkey } = generateNoteKey(TEST_LOG, ED25519);
    const before = readFileSync(sequencer.files.signingKey, 'utf8');
    writeFileSync(nextKeyFile(sequencer.files.signingKey), skey, { mode: 0o600 });
    try {
      await sequencer.sequencer.keep();
      expect(readFileSync(sequencer.files.signingKey, 'utf8')).toBe(skey);
      const facts = await site.value(
        `SELECT convert_from(body, 'UTF8')::jsonb -> 'facts' AS value FROM audit.audit_event
         WHERE event = 'audit.key_rotated'`,
      );
      expect(facts).toEqual({ vkey });
      const next = TestSequencer.make(site);
      await next.sequencer.begin();
      await next.stop();
    } finally {
      writeFileSync(sequencer.files.signingKey, before, { mode: 0o600 });
    }
  });

  describe('goes no further', () => {
    const begins = async (): Promise<void> => {
      const next = TestSequencer.make(site);
      try {
        await next.sequencer.begin();
      } finally {
        await next.stop();
      }
    };
    const tamper = (sql: string): Promise<unknown> =>
      site.admin.query(
        `SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`,
      );

    beforeEach(async () => {
      await post(300);
      await sequencer.sealAll();
    });

    it('control: when nothing was changed it goes on', async () => {
      await expect(begins()).resolves.toBeUndefined();
    });

    it.each([
      [
        'when a record of the last bundle was changed',
        `UPDATE audit.audit_event SET body = body || ' '::bytea
         WHERE id = (SELECT event_id FROM audit.leaf ORDER BY index DESC LIMIT 1)`,
        /is not the one that was sealed/,
      ],
      [
        'when a tile was changed',
        `UPDATE audit.tile SET hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) WHERE level = 1`,
        /is not the one that was signed/,
      ],
      [
        'when the last checkpoint is gone',
        `DELETE FROM audit.checkpoint WHERE size = (SELECT size FROM audit.head)`,
        /checkpoint/,
      ],
      ['when the log goes on after its end', `UPDATE audit.head SET size = size - 1`, /checkpoint/],
      [
        'when the checkpoint was signed by nobody it knows',
        `UPDATE audit.checkpoint SET note = regexp_replace(note, '\\u2014 .*', '— ${TEST_LOG} AAAAAAAA' || E'\\n')`,
        /note/,
      ],
    ])('%s', async (_, sql, alarm) => {
      await tamper(sql);
      await expect(begins()).rejects.toThrow(LogAlarm);
      await expect(begins()).rejects.toThrow(alarm);
    });

    it('when the database was set back behind what was published; without the file outside nothing shows', async () => {
      const kept = readFileSync(sequencer.files.checkpoint);
      const { rows } = await site.admin.query<{ size: string }>(
        'SELECT DISTINCT size FROM audit.checkpoint ORDER BY size LIMIT 1',
      );
      const [{ size: old } = { size: '0' }] = rows;
      await tamper(`
        DELETE FROM audit.checkpoint WHERE size > ${old};
        DELETE FROM audit.leaf WHERE index >= ${old};
        UPDATE audit.head SET size = ${old}`);
      await expect(begins()).rejects.toThrow(/set back/);
      rmSync(sequencer.files.checkpoint);
      await expect(begins()).resolves.toBeUndefined();
      writeFileSync(sequencer.files.checkpoint, kept);
    });
  });
});
