import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message, Spill, WithheldWords } from '#contracts';
import { newId, type Id } from '#kernel';
import { refusalOf } from '../../support/http/audit-log.js';
import { EventReader } from '../../support/http/event-reader.js';
import type { TestUid } from '../../support/site/test-people.js';
import type { TestSpace } from '../../support/site/test-site.js';
import { ModeratedSite } from './site.js';

const WORDS = 'SECRET-SPILLED-WORDS';

describe('spills', () => {
  let m: ModeratedSite;
  let elsewhere: TestSpace;

  beforeAll(async () => {
    m = await ModeratedSite.start();
    elsewhere = await m.site.addSpace({ members: ['np', 's_a'] });
    await m.stepUp('officer');
  });
  afterAll(() => m.stop());

  const propose = (uid: TestUid, { id, hash }: Pick<Spill, 'id' | 'hash'>, outcome: string) =>
    m.as<Spill>(uid, 'POST', `spills/${id}/proposal`, { outcome, reason: 'we looked', hash });
  const confirm = (uid: TestUid, { id, hash }: Pick<Spill, 'id' | 'hash'>) =>
    m.as(uid, 'POST', `spills/${id}/confirmation`, { hash });
  const wordsOf = (uid: TestUid, id: Id) =>
    m.as<WithheldWords>(uid, 'POST', `spills/${id}/opening`, { reason: 'to decide' });
  const code = async (answer: ReturnType<typeof confirm>) => (await answer).body.code;
  /** Everything that a reader can fetch around the message, as text. */
  const crawl = async (uid: TestUid, id: Id): Promise<string> => {
    const texts: string[] = [];
    for (const space of [m.space, elsewhere])
      for (const path of [
        `conversations/${space.conversationId}/messages?limit=100`,
        `conversations/${space.conversationId}`,
        'conversations',
        m.path(id, '/history', space),
        m.path(id, '/moderation/words', space),
        `conversations/${space.conversationId}/draft`,
      ])
        texts.push((await m.as(uid, 'GET', path)).text);
    return texts.join('\n');
  };

  it('withhold a message, its copies and its quotes at once, for everybody', async () => {
    const origin = await m.post('np', WORDS);
    await m.as('np', 'PATCH', m.path(origin.id), { body: `${WORDS} twice`, version: 1 });
    const copy = await m.post('np', '', 'NP', elsewhere, { forwardOf: origin.id });
    const deeper = await m.post('s_a', 'look', 'NP', m.space, { forwardOf: copy.id });
    const quote = await m.post('s_a', 'as you say', 'NP', m.space, { quotes: [origin.id] });
    expect(await crawl('s_a', origin.id)).toContain(WORDS);

    const stream = await (
      await EventReader.open(await m.api.app.getUrl(), await m.api.signIn('s_a'))
    ).joined();
    const id = await m.spill('s_a', origin.id);
    const changed = () =>
      stream.events('message.changed').map(({ data }) => JSON.parse(data ?? '') as Message);
    await stream.until(() => changed().length === 4);
    expect(changed().map((message) => message.id)).toContain(quote.id);
    const withheld = changed().filter((message) => message.withheld?.reason === 'spill');
    expect(withheld.map((message) => message.id).sort()).toEqual([origin.id, copy.id, deeper.id].sort());
    expect(stream.text).not.toContain(WORDS);
    stream.close();
    for (const uid of ['np', 's_a', 'dr', 's_ab'] as const)
      expect({ uid, met: (await crawl(uid, origin.id)).includes(WORDS) }).toEqual({ uid, met: false });
    expect((await m.read('np', quote.id))?.quotes).toMatchObject([{ state: 'withheld', excerpt: '' }]);
    const again = await m.post('np', '', 'NP', elsewhere, { forwardOf: origin.id });
    expect((again as unknown as { code: string }).code).toBe('MESSAGE_SOURCE_REFUSED');
    expect(await m.spill('dr', origin.id)).toBe(id);

    const spill = await m.openCase('dr', id);
    expect(spill).toMatchObject({ messages: 3, reviewsAs: 'authority', needs: 'authority' });
    await propose('dr', spill, 'release');
    expect((await confirm('officer', spill)).status).toBe(204);
    const back = await m.read('s_a', origin.id);
    expect(back).toMatchObject({ body: `${WORDS} twice`, withheld: null });
    const history = await m.as<{ items: { body: string }[] }>('s_a', 'GET', m.path(origin.id, '/history'));
    expect(history.body.items.map(({ body }) => body)).toEqual([WORDS]);
    expect((await m.read('s_a', copy.id, elsewhere))?.forwarded?.body).toBe(`${WORDS} twice`);
    expect(await m.read('s_a', deeper.id)).toMatchObject({
      body: 'look',
      forwarded: { body: `${WORDS} twice` },
    });
    expect((await m.read('np', quote.id))?.quotes).toMatchObject([{ state: 'shown' }]);
  });

  it('are found from a copy that says nothing itself, and through a copy that was deleted', async () => {
    const origin = await m.post('np', WORDS);
    const between = await m.post('np', '', 'NP', elsewhere, { forwardOf: origin.id });
    const last = await m.post('s_a', '', 'NP', m.space, { forwardOf: between.id });
    await m.as('np', 'DELETE', m.path(between.id, '', elsewhere));
    await m.spill('s_a', last.id);
    expect(await m.read('s_a', origin.id)).toMatchObject({ body: '', withheld: { reason: 'spill' } });
    expect(await m.read('s_a', last.id)).toMatchObject({ forwarded: null, withheld: { reason: 'spill' } });
  });

  it('are removed by two: the words are gone in all copies, a tombstone says why', async () => {
    const origin = await m.post('np', `${WORDS} to remove`);
    const copy = await m.post('np', '', 'NP', elsewhere, { forwardOf: origin.id });
    const id = await m.spill('np', origin.id);
    const spill = await m.openCase('officer', id);
    expect(spill).toMatchObject({ reviewsAs: 'officer', place: null });
    const words = await wordsOf('officer', id);
    expect(words.body.items).toEqual([{ kind: 'body', version: 1, body: `${WORDS} to remove` }]);
    await propose('officer', spill, 'remove');
    expect((await confirm('dr', spill)).status).toBe(204);
    for (const [message, space] of [
      [origin, m.space],
      [copy, elsewhere],
    ] as const)
      expect(await m.read('s_a', message.id, space)).toMatchObject({
        body: '',
        deletedAt: expect.any(String),
        withheld: { reason: 'spill' },
        forwarded: null,
      });
    const left = await m.site.value<number>(
      `SELECT count(*)::int4 AS value FROM (SELECT body FROM messaging.message UNION ALL SELECT body FROM messaging.forward
        UNION ALL SELECT body FROM messaging.message_revision UNION ALL SELECT body FROM messaging.message_removed
        UNION ALL SELECT body FROM messaging.withheld_words) w WHERE w.body LIKE '%to remove%'`,
    );
    expect(left).toBe(0);
    const log = await m.site.value<number>(
      `SELECT count(*)::int4 AS value FROM audit.audit_event WHERE convert_from(body, 'UTF8') LIKE '%${WORDS}%'`,
    );
    expect(log).toBe(0);
    // An officer whose case has ended has nothing any more.
    for (const answer of [await m.as('officer', 'GET', `spills/${id}`), await wordsOf('officer', id)])
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 404, code: 'NOT_FOUND' });
  });

  it('are nobody else’s: others find nothing, and officers nothing but the case', async () => {
    const { id: message } = await m.post('np', WORDS);
    const id = await m.spill('s_a', message);
    const { hash } = await m.openCase('dr', id);
    for (const uid of ['np', 's_a', 'foreign'] as const) {
      const answers = [
        await m.as(uid, 'GET', `spills/${id}`),
        await wordsOf(uid, id),
        await propose(uid, { id, hash }, 'release'),
        await confirm(uid, { id, hash }),
        await m.as(uid, 'GET', `spills/${newId()}`),
      ];
      const bodies = new Set(answers.map(({ text }) => text.replaceAll(/"requestId":"[^"]*"/g, '')));
      expect({ uid, codes: answers.map(({ body }) => body.code), bodies: bodies.size }).toEqual({
        uid,
        codes: Array<string>(5).fill('NOT_FOUND'),
        bodies: 1,
      });
    }
    const auditor = await m.as('auditor', 'GET', `spills/${id}`);
    expect(auditor.body.code).toBe('FORBIDDEN');
    expect(await refusalOf(m.site, auditor)).toMatchObject({ reason: 'FORBIDDEN' });
    for (const path of [m.path(message), m.path(message, '/history'), `spaces/${m.space.id}/reports`])
      expect((await m.as('officer', 'GET', path)).body.code).toBe('FORBIDDEN');
  });

  it('ask an officer for the password again', async () => {
    const { id: message } = await m.post('np', WORDS);
    const id = await m.spill('s_a', message);
    await m.site.admin.query('UPDATE auth.session SET stepped_up_at = NULL WHERE account_id = $1', [
      m.site.account('officer'),
    ]);
    const spill = await m.openCase('officer', id);
    expect(await code(wordsOf('officer', id))).toBe('STEP_UP_REQUIRED');
    expect(await code(propose('officer', spill, 'release'))).toBe('STEP_UP_REQUIRED');
    expect(await code(confirm('officer', spill))).toBe('STEP_UP_REQUIRED');
    await m.stepUp('officer');
    expect((await wordsOf('officer', id)).status).toBe(200);
    const noted = await m.site.value<string>(
      'SELECT reason AS value FROM moderation.spill_opening WHERE spill_id = $1',
      id,
    );
    expect(noted).toBe('to decide');
  });

  it('are decided by two of different kinds, over what both saw', async () => {
    const { id: message } = await m.post('np', WORDS);
    const id = await m.spill('s_a', message);
    const spill = await m.openCase('dr', id);
    expect(await code(confirm('officer', spill))).toBe('SPILL_NOT_PROPOSED');
    expect(await code(propose('dr', { ...spill, hash: '0'.repeat(64) }, 'release'))).toBe('SPILL_CHANGED');
    await propose('dr', spill, 'release');
    const own = await confirm('dr', spill);
    expect({ status: own.status, code: own.body.code }).toEqual({ status: 403, code: 'SPILL_SECOND_PERSON' });
    expect(await refusalOf(m.site, own)).toMatchObject({ reason: 'SPILL_SECOND_PERSON' });
    expect(await code(confirm('s_ab', spill))).toBe('SPILL_SECOND_PERSON');
    expect(await code(propose('officer', spill, 'remove'))).toBe('SPILL_PENDING');
    await m.site.admin.query(
      `UPDATE messaging.withheld_words SET body = 'something else' WHERE message_id = $1`,
      [message],
    );
    expect(await code(confirm('officer', spill))).toBe('SPILL_CHANGED');
    const now = await m.openCase('officer', id);
    expect(await code(confirm('officer', now))).toBe('SPILL_CHANGED');
    await m.site.admin.query(
      `UPDATE moderation.spill SET proposed_at = now() - interval '25 hours' WHERE id = $1`,
      [id],
    );
    expect(await code(confirm('officer', now))).toBe('SPILL_NOT_PROPOSED');
    await propose('officer', now, 'release');
    expect(await code(confirm('officer', now))).toBe('SPILL_SECOND_PERSON');
    expect((await confirm('s_ab', now)).status).toBe(204);
  });

  it('end once, when fifty confirmations race', async () => {
    const { id: message } = await m.post('np', WORDS);
    const id = await m.spill('s_a', message);
    const spill = await m.openCase('dr', id);
    await propose('dr', spill, 'remove');
    const answers = await Promise.all(Array.from({ length: 50 }, () => confirm('officer', spill)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    for (const { status, body } of answers)
      if (status !== 204) expect(['NOT_FOUND', 'MODERATION_OVER', 'OVERLOADED']).toContain(body.code);
  });

  it('need a second officer where nobody could be the authority', async () => {
    const direct = await m.site.addSpace({ kind: 'direct', members: ['np', 's_a'] });
    const { id: message } = await m.post('np', WORDS, 'NP', direct);
    const id = await m.spill('s_a', message, direct);
    const spill = await m.openCase('officer', id);
    expect(spill).toMatchObject({ needs: 'officer', spaceKind: 'direct' });
    await propose('officer', spill, 'release');
    expect(await code(confirm('officer', spill))).toBe('SPILL_SECOND_PERSON');
    for (const uid of ['np', 's_a'] as const) expect(await code(confirm(uid, spill))).toBe('NOT_FOUND');
    // Reported by its author, the other participant is the authority.
    const own = await m.post('np', WORDS, 'NP', direct);
    const told = await m.spill('np', own.id, direct);
    expect(await m.openCase('s_a', told)).toMatchObject({ reviewsAs: 'authority' });
  });

  it('leave nothing to read from the moment on, when fifty read while it is withheld', async () => {
    const { id: message } = await m.post('np', `${WORDS} raced`);
    let done = false;
    const reads = Array.from({ length: 50 }, async (_, n) => {
      if (n === 20) {
        await m.spill('s_a', message);
        done = true;
        return null;
      }
      const after = done;
      const read = await m.read('s_a', message);
      return { after, text: read?.body ?? '', withheld: read?.withheld !== null };
    });
    for (const read of await Promise.all(reads)) {
      if (read === null) continue;
      expect(read.withheld).toBe(read.text === '');
      if (read.after) expect(read.text).toBe('');
    }
    expect(await crawl('s_a', message)).not.toContain(`${WORDS} raced`);
  });

  it('find the copies that are made at this very moment', async () => {
    const { id: origin } = await m.post('np', `${WORDS} copied`);
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n === 10
          ? m.spill('s_a', origin)
          : m.post(n % 2 ? 'np' : 's_a', '', 'NP', elsewhere, { forwardOf: origin }),
      ),
    );
    expect(made).toHaveLength(20);
    const readable = await m.site.value<number>(
      `SELECT count(*)::int4 AS value FROM messaging.forward WHERE body LIKE '%copied%'`,
    );
    expect(readable).toBe(0);
  });
});
