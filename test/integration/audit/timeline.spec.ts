import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AuditPage, AuditPeople, AuditRecord, AuditRecordDetail, AuditState } from '#contracts';
import { newId } from '#kernel';
import { auditRecords } from '../../support/http/audit-log.js';
import { TestSequencer } from '../../support/audit/test-sequencer.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

const DAY_MS = 86_400_000;

describe('the timeline of the log', () => {
  let site: TestSite;
  let api: TestApi;
  let sequencer: TestSequencer;
  let space: TestSpace;
  let officer: string;
  let auditor: string;
  /** The message of which the tests ask who saw it. */
  let messageId: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['s_ab', 's_a', 'np'] });
    [officer, auditor] = [await api.signIn('officer'), await api.signIn('auditor')];
    const author = await api.signIn('s_ab');
    messageId = (await api.post(author, space, 'S_A', 'secret words')).body.id;
    const reader = await api.signIn('s_a');
    await api.ask('GET', `conversations/${space.conversationId}/messages`, { token: reader });
    const low = await api.signIn('np');
    await api.ask('GET', `conversations/${newId()}/messages`, { token: low });
    await api.ask('GET', 'policies', { token: low });
    sequencer = TestSequencer.make(site);
    await sequencer.sequencer.begin();
    await sequencer.sealAll();
  });
  afterAll(async () => {
    await sequencer.stop();
    await api.stop();
    await site.stop();
  });

  const ask = async (query: string, token = officer): Promise<AuditPage> => {
    const answer = await api.ask<AuditPage>('GET', `audit/records?${query}`, { token });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const events = ({ items }: AuditPage): string[] => items.map(({ event }) => event);
  const one = (page: AuditPage, event: string): AuditRecord => {
    const found = page.items.find((record) => record.event === event);
    if (!found) throw new Error(`no record of ${event}`);
    return found;
  };

  it('says who saw a message, and what it is worth: label in words, session, source, level, place', async () => {
    const page = await ask(`object=${messageId}&objectType=Message`);
    expect(events(page)).toEqual(expect.arrayContaining(['message.read', 'message.posted']));
    expect(page).toMatchObject({ next: null, searchedTo: null });
    expect(one(page, 'message.read')).toMatchObject({
      actor: { id: site.account('s_a'), displayName: 'Person s_a' },
      erased: false,
      source: '127.0.0.1',
      workingLevel: 'S',
      object: { type: 'Message', id: messageId },
      label: { id: await api.wireId('S_A'), marking: { fr: 'Secret · ALBATROS' } },
      decision: 'allow',
      outcome: 'success',
      reason: null,
    });
    expect(one(page, 'message.read').index).toBeGreaterThan(0);
    expect(JSON.stringify(page)).not.toContain('secret words');
  });

  it('counts for an auditor the compartments that he does not hold, and names none', async () => {
    const page = await ask(`object=${messageId}`, auditor);
    expect(one(page, 'message.posted').label?.marking).toEqual({
      fr: 'Secret · +1',
      en: 'Secret · +1',
      de: 'Geheim · +1',
    });
    expect(JSON.stringify(page)).not.toContain('ALBATROS');
  });

  it('narrows by each filter, and by all that are given at once', async () => {
    const all = (await ask('limit=100')).items;
    const read = all.find(({ event }) => event === 'message.read')!;
    const refused = all.find(({ reason }) => reason === 'FORBIDDEN')!;
    const check = async (query: string, fits: (record: AuditRecord) => boolean): Promise<void> => {
      const { items } = await ask(`limit=100&${query}`);
      const wanted = all.filter(fits).map(({ id }) => id);
      // What the tests themselves ask for comes later.
      expect({ query, ids: items.map(({ id }) => id).filter((id) => id <= all[0]!.id) }).toEqual({
        query,
        ids: wanted,
      });
      expect(wanted.length).toBeGreaterThan(0);
      expect(wanted.length).toBeLessThan(all.length);
    };
    await check(`actor=${site.account('s_a')}`, ({ actor }) => actor?.id === site.account('s_a'));
    await check(`session=${read.session}`, ({ session }) => session === read.session);
    await check(`object=${messageId}`, ({ object }) => object?.id === messageId);
    await check('objectType=Message', ({ object }) => object?.type === 'Message');
    await check(`label=${read.label?.id}`, ({ label }) => label?.id === read.label?.id);
    await check('decision=deny', ({ decision }) => decision === 'deny');
    await check('outcome=failure', ({ outcome }) => outcome === 'failure');
    await check('source=127.0.0.1', ({ source }) => source === '127.0.0.1');
    await check(`correlation=${read.correlation}`, ({ correlation }) => correlation === read.correlation);
    await check('event=message.read,request.refused', ({ event }) =>
      ['message.read', 'request.refused'].includes(event),
    );
    await check(
      `event=request.refused&actor=${site.account('np')}&decision=deny&source=127.0.0.1`,
      ({ event, actor }) => event === 'request.refused' && actor?.id === site.account('np'),
    );
    await check(`until=${refused.at}`, ({ at }) => at < refused.at);
    await check(`from=${refused.at}`, ({ at }) => at >= refused.at);
    expect((await ask(`label=${newId()}`)).items).toEqual([]);
    const [past, long] = [Date.now() - 3 * DAY_MS, Date.now() - 2 * DAY_MS].map((ms) =>
      new Date(ms).toISOString(),
    );
    expect(await ask(`from=${past}&until=${long}`)).toEqual({ items: [], next: null, searchedTo: null });
  });

  it('is read page by page, the newest first, each record once', async () => {
    const until = new Date().toISOString();
    const whole = (await ask(`limit=100&until=${until}`)).items.map(({ id }) => id);
    const read: string[] = [];
    let next: string | null = null;
    do {
      const page: AuditPage = await ask(`limit=3&until=${until}${next === null ? '' : `&before=${next}`}`);
      read.push(...page.items.map(({ id }) => id));
      next = page.next;
    } while (next !== null && read.length < 100);
    expect(read).toEqual(whole);
    expect([...whole].sort().reverse()).toEqual(whole);
  });

  it('opens one record with its exact text and the first checkpoint over it', async () => {
    const { items } = await ask(`object=${messageId}&event=message.posted`);
    const { status, body } = await api.ask<AuditRecordDetail>('GET', `audit/records/${items[0]!.id}`, {
      token: auditor,
    });
    expect(status).toBe(200);
    expect(body.body).toBe(
      await site.value(
        `SELECT convert_from(body, 'UTF8') AS value FROM audit.audit_event WHERE event = 'message.posted'`,
      ),
    );
    const { index, checkpoint } = body;
    expect(checkpoint?.size).toBeGreaterThan(index ?? Infinity);
    const first = await site.value<string>(
      'SELECT min(size)::text AS value FROM audit.checkpoint WHERE size > $1',
      index,
    );
    expect(String(checkpoint?.size)).toBe(first);
    expect(Date.parse(checkpoint?.at ?? '')).toBeGreaterThan(Date.now() - 60_000);
    const waits = (await ask('limit=1')).items[0]!;
    expect(waits).toMatchObject({ event: 'audit.record_read', index: null });
    const unsealed = await api.ask<AuditRecordDetail>('GET', `audit/records/${waits.id}`, { token: officer });
    expect(unsealed.body).toMatchObject({ index: null, checkpoint: null });
    const absent = await api.ask('GET', `audit/records/${newId()}`, { token: officer });
    expect([absent.status, absent.body.code]).toEqual([404, 'NOT_FOUND']);
  });

  it('says how far the log is sealed, copied and witnessed, and not that it is whole', async () => {
    await site.admin.query(`INSERT INTO audit.anchor (name, position) VALUES ('siem', 3)`);
    await site.admin.query(
      `INSERT INTO audit.cosignature (checkpoint_id, witness, line)
       SELECT id, 'temoin.example+00000000+AAAA', 'line' FROM audit.checkpoint ORDER BY id LIMIT 1`,
    );
    const { body, text } = await api.ask<AuditState>('GET', 'audit/state', { token: auditor });
    const size = await site.value<number>('SELECT size::int AS value FROM audit.head');
    const [first, waiting] = [
      await site.value<number>('SELECT min(size)::int AS value FROM audit.checkpoint'),
      await site.value<number>('SELECT count(*)::int AS value FROM audit.audit_pending'),
    ];
    expect(body).toMatchObject({
      size,
      checkpoint: { size },
      waiting: { count: waiting, more: false },
      anchors: [{ name: 'siem', size: 3 }],
      witness: { name: 'temoin.example', size: first },
    });
    expect(waiting).toBeGreaterThan(0);
    expect(Date.parse(body.waiting.since ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(text).not.toMatch(/whole/);
  });

  it('is itself recorded, look-up by look-up, with what was asked for', async () => {
    const before = (await auditRecords(site, { event: 'audit.read' })).length;
    await ask(`object=${messageId}&event=message.read,message.posted&limit=1`);
    const told = await auditRecords(site, { event: 'audit.read' });
    expect(told).toHaveLength(before + 1);
    expect(told.at(-1)).toMatchObject({ actor: site.account('officer'), outcome: 'success' });
    const { items } = await ask('event=audit.read&limit=2');
    expect(items[0]?.facts).toMatchObject({
      object: messageId,
      events: ['message.read', 'message.posted'],
      limit: 1,
      shown: 1,
    });
    await api.ask('GET', `audit/records/${items[0]!.id}`, { token: auditor });
    expect(await auditRecords(site, { event: 'audit.record_read', objectId: items[0]!.id })).toHaveLength(1);
    await api.ask('GET', 'audit/people?query=dr', { token: auditor });
    expect(await auditRecords(site, { event: 'audit.people_searched' })).toHaveLength(1);
  });

  it('shows a record that somebody spoiled, and leaves it to the verifier to say so', async () => {
    const id = newId();
    await site.admin.query(
      `INSERT INTO audit.audit_event (id, at, emitter, emitter_seq, mac, body, event, decision, outcome, correlation_id)
       VALUES ($1, now(), $1, 1, sha256(''), 'no JSON', 'message.read', 'allow', 'success', $1)`,
      [id],
    );
    const record = (await ask(`correlation=${id}`)).items[0];
    expect(record).toMatchObject({ id, facts: {}, workingLevel: null, actor: null });
    expect((await api.ask('GET', `audit/records/${id}`, { token: officer })).status).toBe(200);
  });

  it('says of whom it was forgotten who he was, and finds him no more', async () => {
    const low = await api.signIn('dr');
    await api.ask('GET', 'policies', { token: low });
    const of = `actor=${site.account('dr')}`;
    const [record] = (await ask(of)).items;
    // As an erasure leaves it.
    await site.admin.query('SET session_replication_role = replica');
    await site.admin.query(
      `UPDATE audit.audit_event SET personal = NULL, actor = NULL, session_id = NULL, source_address = NULL WHERE id = $1`,
      [record?.id],
    );
    await site.admin.query('SET session_replication_role = origin');
    expect((await ask(of)).items).toEqual([]);
    expect((await ask(`correlation=${record?.correlation}`)).items).toMatchObject([
      { id: record?.id, erased: true, actor: null, session: null, source: null, reason: 'FORBIDDEN' },
    ]);
  });

  it('finds whose acts to look for, for officers and auditors', async () => {
    const look = (query: string, token = auditor) =>
      api.ask<AuditPeople>('GET', `audit/people?query=${query}`, { token });
    expect((await look('PERSON%20dr')).body.items).toEqual([
      { id: site.account('dr'), displayName: 'Person dr', unit: 'Essais' },
    ]);
    expect((await look('dr', officer)).body.items.map(({ id }) => id)).toContain(site.account('dr'));
    expect((await look('%25')).body.items).toEqual([]);
    expect((await look('')).body.items).toEqual([]);
  });

  it.each([
    'event=message.eaten',
    'actor=somebody',
    'decision=maybe',
    'source=drop%20table',
    'from=yesterday',
    'limit=1000',
    'sort=at',
  ])('refuses %s', async (query) => {
    const { status } = await api.ask('GET', `audit/records?${query}`, { token: officer });
    expect(status).toBe(422);
  });
});
