import { newId, type Id } from '#kernel';
import { TEST_LABELS, type TestLabel } from '../site/test-labels.js';
import { TEST_PEOPLE, type TestUid } from '../site/test-people.js';
import type { TestSite, TestSpace } from '../site/test-site.js';

export interface PlantedSpace extends TestSpace {
  readonly entry: TestLabel;
  readonly open: boolean;
  readonly members: readonly TestUid[];
  readonly canary: string;
}

interface PlantedMessage {
  readonly id: Id;
  readonly space: PlantedSpace;
  readonly label: TestLabel;
  readonly canary: string;
}

/** What s_ab planted, and what of it each person must never meet. */
export interface Planted {
  readonly spaces: readonly PlantedSpace[];
  readonly messages: PlantedMessage[];
  readonly wireIds: ReadonlyMap<TestLabel, Id>;
}

export const LABELS = Object.keys(TEST_LABELS) as TestLabel[];
export const canaryOf = (label: TestLabel): string => `CANARY-${label}-${newId()}`;

const EVERYBODY = ['np', 'dr', 's_a', 's_ab', 'foreign'] as const;
const SPACES: readonly Pick<PlantedSpace, 'entry' | 'open' | 'members'>[] = [
  { entry: 'NP', open: false, members: EVERYBODY },
  { entry: 'NP', open: true, members: ['s_ab'] },
  { entry: 'NP', open: false, members: ['s_ab', 'dr', 'foreign'] },
  { entry: 'NP', open: false, members: ['s_ab'] },
  { entry: 'S', open: true, members: ['s_ab'] },
  { entry: 'S_AB', open: false, members: ['s_ab'] },
];

/** Messages of every label in spaces of every kind. */
export async function plant(site: TestSite): Promise<Planted> {
  const spaces: PlantedSpace[] = [];
  const messages: PlantedMessage[] = [];
  for (const { entry, open, members } of SPACES) {
    const canary = canaryOf(entry);
    const visibility = open ? 'open' : 'hidden';
    const made = await site.addSpace({ entry, members, visibility, name: canary });
    const space = { ...made, entry, open, members, canary };
    spaces.push(space);
    for (const label of LABELS) {
      const text = canaryOf(label);
      messages.push({ id: await site.addMessage(made, 's_ab', label, text), space, label, canary: text });
    }
  }
  const wireIds = new Map<TestLabel, Id>();
  for (const label of LABELS)
    wireIds.set(
      label,
      await site.value('SELECT wire_id AS value FROM access.label WHERE id = $1', site.label(label)),
    );
  return { spaces, messages, wireIds };
}

export interface Secrets {
  /** Content and ids that must not be met anywhere. */
  readonly everywhere: readonly string[];
  /** Of these, what not even a log may hold, where the ids of an address stand. */
  readonly content: readonly string[];
}

/** Everything that this person may not meet. */
export async function secretsFor(site: TestSite, planted: Planted, uid: TestUid): Promise<Secrets> {
  const readable = new Set<TestLabel>();
  for (const label of LABELS) {
    const sql = 'SELECT access.dominates($1::jsonb, $2::jsonb) AS value';
    const { clearance } = TEST_PEOPLE[uid];
    if (await site.value<boolean>(sql, JSON.stringify(clearance), JSON.stringify(TEST_LABELS[label])))
      readable.add(label);
  }
  const enters = ({ entry, open, members }: PlantedSpace): boolean =>
    readable.has(entry) && (open || members.includes(uid));
  const hiddenSpaces = planted.spaces.filter((space) => !enters(space));
  const hidden = planted.messages.filter(({ space, label }) => !enters(space) || !readable.has(label));
  const content = [...hiddenSpaces.map(({ canary }) => canary), ...hidden.map(({ canary }) => canary)];
  const labels = LABELS.filter((label) => !readable.has(label)).map(
    (label) => planted.wireIds.get(label) ?? '',
  );
  const ids = [
    ...hiddenSpaces.flatMap(({ id, conversationId }) => [id, conversationId]),
    ...hidden.map(({ id }) => id),
  ];
  return { everywhere: [...content, ...labels, ...ids], content };
}

export const found = (secrets: readonly string[], texts: readonly string[]): string[] =>
  secrets.filter((secret) => texts.some((text) => text.includes(secret)));
