import type { Problem, Space } from '#contracts';
import { newId, type Id } from '#kernel';
import type { Answer, TestApi } from '../site/test-api.js';
import type { TestLabel } from '../site/test-labels.js';
import { TEST_PEOPLE, type TestUid } from '../site/test-people.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Short ways to do with spaces what people do, over the interface. */
export class SpaceActs {
  constructor(private readonly api: TestApi) {}

  async ask<T = Problem>(
    who: TestUid | { token: string },
    method: Method,
    path: string,
    body?: object,
  ): Promise<Answer<T>> {
    const token = typeof who === 'string' ? await this.api.signIn(who) : who.token;
    return this.api.ask<T>(method, path, { token, ...(body && { body }) });
  }

  /** @param labels entry, default, ceiling. */
  async make(
    uid: TestUid,
    labels: readonly [TestLabel, TestLabel, TestLabel] = ['NP', 'NP', 'S_A'],
    rest: object = {},
  ): Promise<Answer<Space & Problem>> {
    const [entryLabelId, defaultLabelId, ceilingLabelId] = await Promise.all(
      labels.map((label) => this.api.wireId(label)),
    );
    return this.ask(uid, 'POST', 'spaces', {
      kind: 'community',
      name: 'Infrarouge',
      visibility: 'closed',
      entryLabelId,
      defaultLabelId,
      ceilingLabelId,
      ...rest,
    });
  }

  async add(uid: TestUid, space: Id, persons: readonly Id[], rest: object = {}): Promise<Answer<Problem>> {
    return this.ask(uid, 'POST', `spaces/${space}/members`, { personIds: persons, ...rest });
  }

  /** Names of the members that somebody sees, in their order. */
  async members(uid: TestUid | { token: string }, space: Id): Promise<readonly string[]> {
    const page = await this.ask<{ items: { person: { displayName: string } }[] }>(
      uid,
      'GET',
      `spaces/${space}/members`,
    );
    return page.body.items.map(({ person }) => person.displayName.replace('Person ', ''));
  }

  /** Somebody from outside the house, with an open session. */
  async partner(uid = 'partner'): Promise<{ id: Id; token: string }> {
    const { site } = this.api;
    const id = await site.addPerson({ ...TEST_PEOPLE.dr, uid, partner: true });
    site.accounts.set(uid as TestUid, id);
    return { id, token: await site.signIn(uid as TestUid) };
  }

  async posted(
    uid: TestUid | { token: string },
    space: Space,
    label: TestLabel,
    body = newId(),
  ): Promise<Answer<Problem>> {
    return this.ask(uid, 'POST', `conversations/${space.conversationId ?? ''}/messages`, {
      body,
      labelId: await this.api.wireId(label),
    });
  }
}
