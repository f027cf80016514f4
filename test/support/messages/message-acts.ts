import type { Id } from '#kernel';
import type { TestApi } from '../site/test-api.js';
import type { TestLabel } from '../site/test-labels.js';
import type { TestSpace } from '../site/test-site.js';

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Where something is done: by `token`, and by `other`, under a label that both read; in a topic or in the main flow. */
export interface Scene {
  readonly space: TestSpace;
  readonly label: TestLabel;
  readonly topic: Id | null;
  readonly token: string;
  readonly other: string;
  /** Whom the words of this scene name. */
  readonly named: Id;
}

/** An act with its preparation: what it is done to is there before. */
export type PreparedAct = () => Promise<unknown>;

export const LATER = '2030-01-01T00:00:00.000Z';
export const HIDDEN = { outcome: 'hidden', rule: 'respect', reason: 'text' };

/** Short ways to do with messages what people do, over the interface. Whatever is refused throws. */
export class MessageActs {
  constructor(private readonly api: TestApi) {}

  async done<T = { id: Id }>(token: string, method: Method, path: string, body?: unknown): Promise<T> {
    const answer = await this.api.ask<T>(method, path, { token, ...(body === undefined ? {} : { body }) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  at({ conversationId }: TestSpace, id: Id, rest = ''): string {
    return `conversations/${conversationId}/messages/${id}${rest === '' ? '' : `/${rest}`}`;
  }

  async words(body: string, label: TestLabel = 'NP') {
    return { body, labelId: await this.api.wireId(label) };
  }

  async post(
    token: string,
    space: TestSpace,
    label: TestLabel,
    body: string,
    more: object = {},
  ): Promise<Id> {
    const path = `conversations/${space.conversationId}/messages`;
    return (await this.done(token, 'POST', path, { ...(await this.words(body, label)), ...more })).id;
  }

  async schedule(token: string, space: TestSpace, label: TestLabel, more: object = {}): Promise<Id> {
    const sendAt = new Date(Date.now() + 86_400_000).toISOString();
    const path = `conversations/${space.conversationId}/scheduled-messages`;
    return (await this.done(token, 'POST', path, { ...(await this.words('later', label)), sendAt, ...more }))
      .id;
  }

  private in(scene: Scene, body = 'text', more: object = {}, token = scene.token): Promise<Id> {
    return this.post(token, scene.space, scene.label, body, { threadId: scene.topic, ...more });
  }

  /** Of somebody's message, something that others see who read it. */
  readonly shared = {
    post:
      (scene: Scene): PreparedAct =>
      () =>
        this.in(scene),
    mention:
      (scene: Scene): PreparedAct =>
      () =>
        this.in(scene, naming(scene.named)),
    request:
      (scene: Scene): PreparedAct =>
      () =>
        this.in(scene, 'text', { acknowledge: { dueAt: LATER } }),
    reaction: (scene: Scene) => this.onto(scene, 'PUT', 'reactions/agree'),
    pin: (scene: Scene) => this.onto(scene, 'PUT', 'pin'),
    report: (scene: Scene) => this.onto(scene, 'POST', 'reports', { reason: 'rule' }),
    spill: (scene: Scene) => this.onto(scene, 'POST', 'spill', { text: 'too high' }),
    edit: (scene: Scene) => this.onto(scene, 'PATCH', '', { version: 1, body: naming(scene.named) }),
    delete: (scene: Scene) => this.onto(scene, 'DELETE', ''),
    title: (scene: Scene) =>
      this.onto({ ...scene, topic: null }, 'PUT', 'thread', { title: 'Sujet', resolved: true }),
    acknowledgement: (scene: Scene) =>
      this.onto(scene, 'PUT', 'acknowledgement', undefined, { acknowledge: { dueAt: null } }, scene.other),
    hide: async (scene: Scene): Promise<PreparedAct> => {
      const id = await this.in(scene, 'rude', {}, scene.other);
      return () => this.done(scene.token, 'POST', this.at(scene.space, id, 'moderation'), HIDDEN);
    },
    quote: async (scene: Scene): Promise<PreparedAct> => {
      const source = await this.in(scene, 'source');
      return () => this.in(scene, 'text', { quotes: [source] });
    },
    forward: async (scene: Scene): Promise<PreparedAct> => {
      const source = await this.in(scene, 'source');
      return () => this.in({ ...scene, topic: null }, '', { forwardOf: source });
    },
  };

  /** What somebody keeps for himself. */
  readonly own = {
    save: (scene: Scene) => this.onto(scene, 'PUT', 'saved'),
    follow: async (scene: Scene): Promise<PreparedAct> => {
      const topic = await this.in({ ...scene, topic: null }, 'topic', {}, scene.other);
      await this.in({ ...scene, topic }, 'reply', {}, scene.other);
      return () => this.done(scene.token, 'PUT', this.at(scene.space, topic, 'following'));
    },
    mark: async (scene: Scene): Promise<PreparedAct> => {
      const messageId = await this.post(scene.other, scene.space, scene.label, 'unread');
      const path = `conversations/${scene.space.conversationId}/reading`;
      return () => this.done(scene.token, 'PUT', path, { messageId });
    },
    draft: async (scene: Scene): Promise<PreparedAct> => {
      const query = scene.topic === null ? '' : `?threadId=${scene.topic}`;
      const path = `conversations/${scene.space.conversationId}/draft${query}`;
      const draft = await this.words('a thought', scene.label);
      return () => this.done(scene.token, 'PUT', path, draft);
    },
    schedule:
      (scene: Scene): PreparedAct =>
      () =>
        this.schedule(scene.token, scene.space, scene.label, { threadId: scene.topic }),
  };

  /** Something done to a message that lies there already. */
  private async onto(
    scene: Scene,
    method: Method,
    rest: string,
    body?: unknown,
    more: object = {},
    by = scene.token,
  ): Promise<PreparedAct> {
    const id = await this.in(scene, 'text', more);
    return () => this.done(by, method, this.at(scene.space, id, rest), body);
  }
}

export function naming(person: Id): string {
  return `[@x](ruche:person/${person}) [@space](ruche:space)`;
}
