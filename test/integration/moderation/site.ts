import type { Message, Problem, Spill, SpillPage } from '#contracts';
import type { Id } from '#kernel';
import { TestApi } from '../../support/site/test-api.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A site with a space that `dr` and `s_ab` animate, and short ways to act in it. */
export class ModeratedSite {
  private readonly tokens = new Map<TestUid, string>();

  private constructor(
    readonly site: TestSite,
    readonly api: TestApi,
    readonly space: TestSpace,
  ) {}

  static async start(): Promise<ModeratedSite> {
    const site = await TestSite.start();
    const api = await TestApi.start(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    const space = await site.addSpace({ members: ['np', 'dr', 's_a', 's_ab'] });
    const made = new ModeratedSite(site, api, space);
    for (const uid of ['np', 'dr', 's_a', 's_ab', 'foreign', 'animator', 'officer', 'auditor'] as const)
      made.tokens.set(uid, await api.signIn(uid));
    await made.appoint('dr');
    await made.appoint('s_ab');
    return made;
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.site.stop();
  }

  appoint(uid: TestUid, space: TestSpace = this.space): Promise<unknown> {
    return this.site.admin.query(
      `UPDATE spaces.membership SET role = 'animator' WHERE space_id = $1 AND person_id = $2`,
      [space.id, this.site.account(uid)],
    );
  }

  token(uid: TestUid): string {
    return this.tokens.get(uid) ?? '';
  }

  as<T = unknown>(uid: TestUid, method: Verb, path: string, body?: unknown) {
    return this.api.ask<T & Problem>(method, path, {
      token: this.token(uid),
      ...(body !== undefined && { body }),
    });
  }

  async post(uid: TestUid, body: string, label: TestLabel = 'NP', space = this.space, more: object = {}) {
    const labelId = await this.api.wireId(label);
    const answer = await this.as<Message>(uid, 'POST', `conversations/${space.conversationId}/messages`, {
      body,
      labelId,
      ...more,
    });
    return answer.body;
  }

  path(id: Id, rest = '', space = this.space): string {
    return `conversations/${space.conversationId}/messages/${id}${rest}`;
  }

  async read(uid: TestUid, id: Id, space = this.space): Promise<Message | undefined> {
    const { body } = await this.as<{ items: Message[] }>(
      uid,
      'GET',
      `conversations/${space.conversationId}/messages?limit=100`,
    );
    return body.items.find((message) => message.id === id);
  }

  report(uid: TestUid, id: Id, space = this.space) {
    return this.as(uid, 'POST', this.path(id, '/reports', space), { reason: 'rule', text: 'see yourself' });
  }

  hide(uid: TestUid, id: Id) {
    const decision = { outcome: 'hidden', rule: 'respect', reason: 'no insults here' };
    return this.as(uid, 'POST', this.path(id, '/moderation'), decision);
  }

  async spill(uid: TestUid, id: Id, space = this.space): Promise<Id> {
    const text = 'this belongs elsewhere';
    const answer = await this.as<{ id: Id }>(uid, 'POST', this.path(id, '/spill', space), { text });
    return answer.body.id;
  }

  async spillsOf(uid: TestUid): Promise<Spill[]> {
    return (await this.as<SpillPage>(uid, 'GET', 'spills?limit=100')).body.items;
  }

  /** As if the password had just been given again. */
  stepUp(uid: TestUid): Promise<unknown> {
    return this.site.admin.query('UPDATE auth.session SET stepped_up_at = now() WHERE account_id = $1', [
      this.site.account(uid),
    ]);
  }

  async openCase(uid: TestUid, id: Id): Promise<Spill> {
    return (await this.as<Spill>(uid, 'GET', `spills/${id}`)).body;
  }
}
