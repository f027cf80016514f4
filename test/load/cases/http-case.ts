import { requestBytes } from '../client/wire.js';
import type { BenchWorld } from './bench-world.js';

/** One comparison: the same question to both servers. */
export interface HttpCase {
  readonly name: string;
  /** Least share of the bare server's rate; null is only reported. */
  readonly budget: number | null;
  readonly expect: number;
  readonly connections?: number;
  bare(world: BenchWorld): readonly string[];
  real(world: BenchWorld): readonly string[];
}

const asCaller = (token: string): Record<string, string> => ({ cookie: `ruche=${token}` });

function listCase(
  name: string,
  budget: number | null,
  who: 'wide' | 'narrowBySpace' | 'narrowByLabel',
  where: keyof BenchWorld['conversations'],
  onlyFirst = false,
): HttpCase {
  const ids = ({ conversations }: BenchWorld): readonly string[] =>
    onlyFirst ? conversations[where].slice(0, 1) : conversations[where];
  return {
    name,
    budget,
    expect: 200,
    bare: (world) => ids(world).map((id) => requestBytes('GET', `/conversations/${id}/messages`, {}, null)),
    real: (world) =>
      ids(world).map((id) =>
        requestBytes('GET', `/api/v1/conversations/${id}/messages`, asCaller(world.sessions[who]), null),
      ),
  };
}

const BODY = 'Mesure reprise au banc ce matin : l’écart reste dans la tolérance, compte rendu demain.';

/** Conversations that all of the crowd may write in. */
const WRITTEN_IN = 2;

const createCase: HttpCase = {
  name: 'create a message',
  budget: 0.5,
  expect: 201,
  // The same two conversations on both sides: rows of their spaces are locked by who writes there.
  bare: (world) =>
    world.conversations.unrecorded
      .slice(0, WRITTEN_IN)
      .map((id) => requestBytes('POST', `/conversations/${id}/messages`, {}, { body: BODY })),
  real: (world) =>
    world.sessions.crowd.slice(0, 48).map((token, index) => {
      const id = world.conversations.unrecorded[index % WRITTEN_IN] ?? '';
      return postBytes(world, token, id);
    }),
};

export function postBytes(
  world: BenchWorld,
  token: string,
  conversationId: string,
  label: 'NP' | 'DR' = 'NP',
): string {
  return requestBytes(
    'POST',
    `/api/v1/conversations/${conversationId}/messages`,
    { ...asCaller(token), 'x-ruche-request': '1' },
    { body: BODY, labelId: world.labels[label].wireId },
  );
}

/** What the page asks for when a conversation is opened: itself with its counters, its last 50, and who is in it. */
const openCase: HttpCase = {
  name: 'open a conversation: itself, last 50, members',
  budget: 0.4,
  expect: 200,
  bare: ({ conversations }) =>
    conversations.unrecorded.map((id) => requestBytes('GET', `/conversations/${id}/opening`, {}, null)),
  real: ({ conversations, sessions }) =>
    conversations.unrecorded.map((id) =>
      requestBytes('GET', `/api/v1/conversations/${id}/opening`, asCaller(sessions.wide), null),
    ),
};

function overviewCase(name: string, who: 'wide' | 'narrowBySpace', bareNumber: number): HttpCase {
  return {
    name,
    budget: null,
    expect: 200,
    bare: () => [requestBytes('GET', `/conversations?person=${bareNumber}`, {}, null)],
    real: ({ sessions }) => [requestBytes('GET', '/api/v1/conversations', asCaller(sessions[who]), null)],
  };
}

const signInCase: HttpCase = {
  name: 'sign in',
  budget: null,
  expect: 201,
  connections: 8,
  bare: ({ accounts }) => accounts.map((account) => requestBytes('POST', '/session', {}, account)),
  real: ({ accounts }) =>
    accounts.map((account) =>
      requestBytes('POST', '/api/v1/session', { 'x-ruche-request': '1' }, { ...account, acceptBanner: true }),
    ),
};

const sessionCase: HttpCase = {
  name: 'own session (guard, entry, commit) / health',
  budget: null,
  expect: 200,
  bare: () => [requestBytes('GET', '/healthz', {}, null)],
  real: ({ sessions }) => [requestBytes('GET', '/api/v1/session', asCaller(sessions.wide), null)],
};

export const HTTP_CASES: readonly HttpCase[] = [
  listCase('list 50: wide reader', 0.5, 'wide', 'unrecorded'),
  listCase('list 50: narrow by space', 0.5, 'narrowBySpace', 'unrecorded', true),
  listCase('list 50: narrow by label, 1 row in 10,000', 0.5, 'narrowByLabel', 'deep'),
  createCase,
  openCase,
  listCase('list 50: every row recorded (DR)', null, 'wide', 'recorded'),
  listCase('list 50: 3 rows in 10 recorded', null, 'wide', 'mixed'),
  overviewCase('conversations: wide reader', 'wide', 1),
  overviewCase('conversations: narrow by space', 'narrowBySpace', 2),
  signInCase,
  sessionCase,
];
