import { describe, expect, it } from '@jest/globals';
import { messageSchema, type Message } from '#contracts';
import { isMessage } from './is-message.js';

const at = '2026-11-17T09:12:00Z';
const id = (last: number): string => `0199a1b2-0000-7000-8000-00000000000${last}`;
const person = { id: id(3), displayName: 'Ada' };

/** As poor as a message can be … */
const plain: Message = {
  id: id(1),
  conversationId: id(2),
  threadId: null,
  author: person,
  body: 'Bonjour',
  version: 1,
  priority: 'normal',
  editedAt: null,
  deletedAt: null,
  labelId: id(4),
  createdAt: at,
  quotes: [],
  forwarded: null,
  thread: null,
  reactions: [],
  pinnedAt: null,
  acknowledgement: null,
  withheld: null,
  importedBy: null,
  own: null,
  abilities: {
    reply: true,
    update: false,
    delete: false,
    react: true,
    pin: true,
    forward: true,
    report: true,
    resolve: false,
  },
};
/** … and as rich: each optional part once. */
const rich = {
  ...plain,
  threadId: id(5),
  priority: 'urgent',
  editedAt: at,
  deletedAt: '2026-11-17T09:12:00.000Z',
  quotes: [{ id: id(6), author: person, excerpt: 'Bon', createdAt: at, labelId: id(4), state: 'shown' }],
  forwarded: {
    author: person,
    body: 'Bonjour',
    createdAt: at,
    source: { conversationId: id(2), messageId: id(6) },
  },
  thread: { title: 'Salut', resolvedBy: person, resolvedAt: at },
  reactions: [{ reaction: 'agree', count: 2 }],
  pinnedAt: at,
  acknowledgement: { dueAt: at, given: 1 },
  withheld: { reason: 'spill', rule: null, at },
  importedBy: person,
};

type Step = string | number;

/** The way to each value inside, however deep. */
function ways(value: unknown): Step[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const step = Array.isArray(value) ? Number(name) : name;
    return [[step], ...ways(inner).map((way) => [step, ...way])];
  });
}

function changed(value: unknown, way: readonly Step[], change: (at: object, step: Step) => void): unknown {
  const copy: unknown = structuredClone(value);
  const place = way.slice(0, -1).reduce<unknown>((inner, step) => Reflect.get(inner as object, step), copy);
  change(place as object, way.at(-1) ?? '');
  return copy;
}

const remove = (place: object, step: Step): void => {
  if (Array.isArray(place)) place.splice(Number(step), 1);
  else Reflect.deleteProperty(place, step);
};
const put = (value: unknown) => (place: object, step: Step) => Reflect.set(place, step, value);
/** What may stand in a wrong place, of each kind once. */
const WRONG: readonly unknown[] = [Symbol.iterator, 'calm', -1.5, {}, []];

const CASES: [string, unknown][] = [
  ['plain', plain],
  ['rich', rich],
  ['nothing', null],
  ['a list', []],
  ['with a key more', { ...rich, mood: 'calm' }],
  ['with a key more inside', { ...rich, abilities: { ...rich.abilities, mood: true } }],
  ['with half a version', { ...rich, version: 1.5 }],
  ['with a moment that is none', { ...rich, createdAt: '2026-99-17T09:12:00Z' }],
  ['of a closed place', { ...rich, forwarded: { ...rich.forwarded, source: null } }],
  ...ways(rich).flatMap((way): [string, unknown][] => [
    [`without ${way.join('.')}`, changed(rich, way, remove)],
    [`with nothing in ${way.join('.')}`, changed(rich, way, put(null))],
    ...WRONG.map((value): [string, unknown] => [
      `with ${typeof value} in ${way.join('.')}`,
      changed(rich, way, put(value)),
    ]),
  ]),
];

describe('a message of the live stream', () => {
  it.each(CASES)('is judged as the contract judges it: %s', (_, value) => {
    expect(isMessage(value)).toBe(messageSchema.safeParse(value).success);
  });

  it.each([['plain', plain] as const, ['rich', rich] as const])('control: a %s one is taken', (_, value) => {
    expect(isMessage(value)).toBe(true);
  });

  it('carries nothing that is a reader\u2019s own', () => {
    const own = { reactions: [], savedAt: null, acknowledgement: 'none', thread: null };
    expect(messageSchema.safeParse({ ...plain, own }).success).toBe(true);
    expect(isMessage({ ...plain, own })).toBe(false);
  });
});
