import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '#config';
import type { Message, PostMessage, Problem } from '#contracts';
import { prepareApi } from '../../../apps/api/src/start-api.js';
import { testSettings } from './test-settings.js';
import type { TestSite, TestSpace } from './test-site.js';
import type { TestLabel } from './test-labels.js';
import type { TestUid } from './test-people.js';

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: T;
}

export interface AskOptions {
  /** Raw session token; none asks without a session. */
  readonly token?: string;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The real application over a test site, asked without a network. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly site: TestSite,
  ) {}

  /** @param webRoot folder of a built web application; none serves the interface alone. */
  static async start(
    site: TestSite,
    changes: Partial<Settings> = {},
    webRoot = '/nonexistent',
  ): Promise<TestApi> {
    return new TestApi(await prepareApi(testSettings(site, changes), webRoot), site);
  }

  /** The same ways to ask for an application that was composed otherwise. */
  static over(app: NestFastifyApplication, site: TestSite): TestApi {
    return new TestApi(app, site);
  }

  async ask<T = Problem>(
    method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options: AskOptions = {},
  ): Promise<Answer<T>> {
    const { token, body, headers } = options;
    const answer = await this.app.inject({
      method,
      url: path.startsWith('/') ? path : `/api/v1/${path}`,
      headers: {
        ...(READING.has(method) ? {} : { 'x-ruche-request': '1' }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { cookie: `ruche=${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const json = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      body: (json && answer.body !== '' ? JSON.parse(answer.body) : null) as T,
    };
  }

  /** What the API shows for a label. */
  wireId(label: TestLabel): Promise<string> {
    return this.site.value('SELECT wire_id AS value FROM access.label WHERE id = $1', this.site.label(label));
  }

  /** @param more fields of the message besides its text and label. */
  async post(
    token: string,
    space: TestSpace,
    label: TestLabel,
    body: string,
    more: Partial<PostMessage> = {},
  ): Promise<Answer<Message & Problem>> {
    return this.ask('POST', `conversations/${space.conversationId}/messages`, {
      token,
      body: { body, labelId: await this.wireId(label), ...more },
    });
  }

  signIn(uid: TestUid, workingLevel: string | null = null): Promise<string> {
    return this.site.signIn(uid, workingLevel);
  }

  async stop(): Promise<void> {
    await this.app.close();
  }
}
