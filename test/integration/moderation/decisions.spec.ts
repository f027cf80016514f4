import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ModerationDecision, ModerationQueue, ModerationRegister, WithheldWords } from '#contracts';
import { newId } from '#kernel';
import { refusalOf } from '../../support/http/audit-log.js';
import type { TestUid } from '../../support/site/test-people.js';
import { ModeratedSite } from './site.js';

const RULE = { outcome: 'hidden', rule: 'respect', reason: 'no insults here' } as const;

describe('moderation', () => {
  let m: ModeratedSite;
  beforeAll(async () => {
    m = await ModeratedSite.start();
  });
  afterAll(() => m.stop());

  const queue = async (uid: TestUid, what = 'reports') =>
    m.as<ModerationQueue>(uid, 'GET', `spaces/${m.space.id}/${what}`);
  const decisionOf = async (uid: TestUid, id: string) =>
    m.as<ModerationDecision>(uid, 'GET', m.path(id, '/moderation'));
  const wordsOf = async (uid: TestUid, id: string) =>
    m.as<WithheldWords>(uid, 'GET', m.path(id, '/moderation/words'));
  const appealed = async (uid: TestUid, id: string) =>
    m.as(uid, 'POST', m.path(id, '/moderation/appeal'), { text: 'it was a joke' });
  const answered = async (uid: TestUid, id: string, outcome: string) =>
    m.as(uid, 'POST', m.path(id, '/moderation/appeal-decision'), { outcome, reason: 'looked again' });

  it('reaches the animators who read the message, once for each reporter', async () => {
    const { id } = await m.post('np', 'rude words');
    expect((await m.report('s_a', id)).status).toBe(204);
    const again = await m.report('s_a', id);
    expect({ status: again.status, code: again.body.code }).toEqual({
      status: 409,
      code: 'MODERATION_ALREADY_ASKED',
    });
    expect(await refusalOf(m.site, again)).toMatchObject({ reason: 'MODERATION_ALREADY_ASKED' });
    expect((await m.report('np', id)).status).toBe(204);
    const waiting = (await queue('dr')).body.items.filter(({ message }) => message.id === id);
    expect(
      waiting.map(({ by, reason, message, own }) => [by.displayName, reason, message.body, own]),
    ).toEqual([
      ['Person np', 'rule', 'rude words', false],
      ['Person s_a', 'rule', 'rude words', false],
    ]);
    const high = await m.post('s_ab', 'high rude words', 'S_AB');
    await m.report('s_ab', high.id);
    expect((await queue('dr')).body.items.map(({ message }) => message.id)).not.toContain(high.id);
    expect((await queue('s_ab')).body.items.map(({ message }) => message.id)).toContain(high.id);
  });

  it('hides by a rule: readers see which, author and animators can look, and that is recorded', async () => {
    const { id } = await m.post('np', 'rude words to hide');
    await m.as('np', 'PATCH', m.path(id), { body: 'rude words to hide, edited', version: 1 });
    await m.report('s_a', id);
    expect((await m.hide('dr', id)).status).toBe(204);
    expect(await m.read('s_a', id)).toMatchObject({
      body: '',
      withheld: { reason: 'moderated', rule: 'respect' },
      abilities: { update: false, delete: false, react: false, forward: false, report: false },
    });
    expect((await m.as<{ items: unknown[] }>('s_a', 'GET', m.path(id, '/history'))).body.items).toEqual([]);
    expect((await queue('dr')).body.items.map(({ message }) => message.id)).not.toContain(id);
    for (const uid of ['np', 'dr'] as const) {
      expect((await decisionOf(uid, id)).body).toMatchObject({ ...RULE, appeal: null });
      expect((await wordsOf(uid, id)).body.items).toEqual([
        { kind: 'body', version: 2, body: 'rude words to hide, edited' },
      ]);
    }
    const looked = await m.site.value<number>(
      `SELECT count(*)::int4 AS value FROM audit.audit_event WHERE event = 'moderation.words_read'`,
    );
    expect(looked).toBe(2);
    for (const answer of [await decisionOf('s_a', id), await wordsOf('s_a', id)])
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 404, code: 'NOT_FOUND' });
    const edit = await m.as('np', 'PATCH', m.path(id), { body: 'back again', version: 3 });
    expect({ status: edit.status, code: edit.body.code }).toEqual({ status: 409, code: 'MESSAGE_WITHHELD' });
    const removal = await m.as('np', 'DELETE', m.path(id));
    expect({ status: removal.status, code: removal.body.code }).toEqual({
      status: 409,
      code: 'MESSAGE_WITHHELD',
    });
  });

  it('is appealed once, and answered by another animator', async () => {
    const { id } = await m.post('np', 'a joke');
    await m.hide('dr', id);
    expect((await appealed('s_a', id)).body.code).toBe('FORBIDDEN');
    expect((await appealed('np', id)).status).toBe(204);
    expect((await appealed('np', id)).body.code).toBe('MODERATION_ALREADY_ASKED');
    const waiting = (await queue('s_ab', 'appeals')).body.items;
    expect(waiting).toMatchObject([{ text: 'it was a joke', reason: 'respect', own: false }]);
    expect((await queue('dr', 'appeals')).body.items).toMatchObject([{ own: true }]);
    const same = await answered('dr', id, 'restored');
    expect({ status: same.status, code: same.body.code }).toEqual({
      status: 403,
      code: 'MODERATION_OTHER_ANIMATOR',
    });
    expect(await refusalOf(m.site, same)).toMatchObject({ reason: 'MODERATION_OTHER_ANIMATOR' });
    expect((await answered('s_ab', id, 'restored')).status).toBe(204);
    expect(await m.read('s_a', id)).toMatchObject({ body: 'a joke', withheld: null });
    expect((await decisionOf('np', id)).body.appeal).toMatchObject({
      outcome: 'restored',
      reason: 'looked again',
    });
    expect((await answered('s_ab', id, 'upheld')).body.code).toBe('MODERATION_OVER');
  });

  it('lets nobody judge his own message, nor anybody who does not animate', async () => {
    const own = await m.post('dr', 'mine');
    expect((await m.hide('dr', own.id)).body.code).toBe('MODERATION_OWN_MESSAGE');
    expect((await m.hide('s_a', own.id)).body.code).toBe('FORBIDDEN');
    expect((await m.hide('foreign', own.id)).body.code).toBe('NOT_FOUND');
    expect((await m.hide('dr', newId())).body.code).toBe('NOT_FOUND');
    const unknown = await m.as('s_ab', 'POST', m.path(own.id, '/moderation'), { ...RULE, rule: 'mood' });
    expect({ status: unknown.status, code: unknown.body.code }).toEqual({
      status: 422,
      code: 'MODERATION_RULE_UNKNOWN',
    });
    expect((await queue('s_a')).body.code).toBe('FORBIDDEN');
    expect((await queue('foreign')).body.code).toBe('FORBIDDEN');
    expect((await queue('officer')).body.code).toBe('FORBIDDEN');
  });

  it('has nobody in a talk: there only a spill is reported', async () => {
    const talk = await m.site.addSpace({ kind: 'group', members: ['np', 's_a'] });
    const { id } = await m.post('np', 'between us', 'NP', talk);
    const answer = await m.report('s_a', id, talk);
    expect({ status: answer.status, code: answer.body.code }).toEqual({
      status: 409,
      code: 'REPORT_WITHOUT_ANIMATOR',
    });
  });

  it('keeps an open register without names and words, which does not move for what is hidden', async () => {
    const crawl = async (): Promise<string> =>
      JSON.stringify([
        (await m.as<ModerationRegister>('np', 'GET', `spaces/${m.space.id}/moderation-register?limit=100`))
          .body,
        (await m.as('np', 'GET', `spaces/${m.space.id}/moderation-register/sums`)).body,
      ]);
    const before = await crawl();
    expect(before).toContain('"outcome":"hidden","rule":"respect"');
    for (const word of ['rude', 'joke', 'insults', 'Person', 'looked']) expect(before).not.toContain(word);
    for (let n = 0; n < 10; n += 1) {
      const { id } = await m.post('s_a', `above ${n}`, 'S_A');
      await m.report('s_ab', id);
      await m.hide('s_ab', id);
    }
    expect(await crawl()).toBe(before);
    // Control: one that is seen moves it.
    const { id } = await m.post('np', 'seen');
    await m.hide('dr', id);
    expect(await crawl()).not.toBe(before);
  });

  it('decides once, when fifty decisions race', async () => {
    const { id } = await m.post('np', 'raced');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => m.hide(n % 2 ? 'dr' : 's_ab', id)),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    for (const { status, body } of answers)
      if (status !== 204)
        expect({ status, code: body.code }).toEqual({ status: 409, code: 'MESSAGE_WITHHELD' });
  });
});
