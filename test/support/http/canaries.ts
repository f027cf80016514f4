import { newId, type Id } from '#kernel';
import { plantComment } from '../site/planted-discussion.js';
import { plantImport } from '../imports/planted-import.js';
import { plantEntry, plantList } from '../site/planted-reference.js';
import { TEST_LABELS, type TestLabel } from '../site/test-labels.js';
import { TEST_PEOPLE, type TestUid } from '../site/test-people.js';
import type { TestSite, TestSpace } from '../site/test-site.js';

export interface PlantedSpace extends TestSpace {
  /** A reference list of the space, whose name is the canary of the space. */
  readonly listId: Id;
  /** An entry of it at the lowest label, with a comment of each label. */
  readonly entryId: Id;
  readonly entry: TestLabel;
  readonly open: boolean;
  readonly members: readonly TestUid[];
  readonly canary: string;
}

/** A message, an entry of a reference list, or a comment on one. */
interface PlantedMessage {
  readonly id: Id;
  readonly space: PlantedSpace;
  readonly label: TestLabel;
  readonly canary: string;
}

/** What is its writer's alone, whatever its label: begun, or to be sent later. */
interface PlantedWords {
  readonly id: Id;
  readonly canary: string;
}

/** What s_ab planted, and what of it each person must never meet. */
export interface Planted {
  readonly spaces: readonly PlantedSpace[];
  readonly messages: PlantedMessage[];
  readonly own: readonly PlantedWords[];
  readonly wireIds: ReadonlyMap<TestLabel, Id>;
}

export const LABELS = Object.keys(TEST_LABELS) as TestLabel[];
export const canaryOf = (label: TestLabel): string => `CANARY-${label}-${newId()}`;

/** Of a message that is sent plainly. */
const REQUEST = JSON.stringify({
  priority: 'normal',
  acknowledge: null,
  threadId: null,
  quotes: [],
  forwardOf: null,
});

/** Every planted entry explains this word, each otherwise. */
export const PLANTED_TERM = 'SIGLE';

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
  const own: PlantedWords[] = [];
  for (const { entry, open, members } of SPACES) {
    const canary = canaryOf(entry);
    const visibility = open ? 'open' : 'hidden';
    const made = await site.addSpace({ entry, members, visibility, name: canary });
    await site.admin.query(`UPDATE spaces.space SET purpose = $2 WHERE id = $1`, [made.id, canary]);
    await site.admin.query(
      'INSERT INTO spaces.home (space_id, charter, cause, launched_at) VALUES ($1, $2, $2, now())',
      [made.id, canary],
    );
    await site.admin.query(
      `INSERT INTO spaces.rule (space_id, conditions, set_by, applied_at)
       VALUES ($1, jsonb_build_array(jsonb_build_object('attribute', 'unit', 'anyOf', jsonb_build_array($2::text))), $3, now())`,
      [made.id, canary, site.account('s_ab')],
    );
    const listId = await plantList(site, made, 's_ab', entry, canary);
    const entryId = await plantEntry(site, listId, 's_ab', 'NP', 'PROPOS', '');
    const space = { ...made, listId, entryId, entry, open, members, canary };
    spaces.push(space);
    const fileName = canaryOf('S_AB');
    const importId = await plantImport(site, made, 's_ab', 'S_AB', 'ready', fileName);
    messages.push({ id: importId, space, label: 'S_AB', canary: fileName });
    for (const label of LABELS) {
      own.push(
        await plantUnsent(site, made, 'draft', label),
        await plantUnsent(site, made, 'scheduled', label),
      );
      const text = canaryOf(label);
      const id = await site.addMessage(made, 's_ab', label, text);
      messages.push({ id, space, label, canary: text });
      messages.push({ id, space, label, canary: await plantTopic(site, id, label) });
      const meaning = canaryOf(label);
      const explains = await plantEntry(site, listId, 's_ab', label, PLANTED_TERM, meaning);
      messages.push({ id: explains, space, label, canary: meaning });
      const said = canaryOf(label);
      const commentId = await plantComment(site, entryId, 's_ab', label, said);
      messages.push({ id: commentId, space, label, canary: said });
    }
  }
  const wireIds = new Map<TestLabel, Id>();
  for (const label of LABELS)
    wireIds.set(
      label,
      await site.value('SELECT wire_id AS value FROM access.label WHERE id = $1', site.label(label)),
    );
  return { spaces, messages, own, wireIds };
}

async function plantUnsent(
  site: TestSite,
  { id: spaceId, conversationId }: TestSpace,
  table: 'draft' | 'scheduled',
  label: TestLabel,
): Promise<PlantedWords> {
  const words = { id: newId(), canary: canaryOf(label) };
  const [more, values] =
    table === 'draft' ? ['', ''] : [', job_id, request', `, gen_random_uuid(), '${REQUEST}'`];
  await site.admin.query(
    `INSERT INTO messaging.${table} (id, person_id, conversation_id, space_id, label_id, body${more})
     VALUES ($1, $2, $3, $4, $5, $6${values})`,
    [words.id, site.account('s_ab'), conversationId, spaceId, site.label(label), words.canary],
  );
  return words;
}

/** A title that is the canary, and a forward with the same, on a message. */
async function plantTopic(site: TestSite, messageId: Id, label: TestLabel): Promise<string> {
  const canary = canaryOf(label);
  await site.admin.query(
    `INSERT INTO messaging.thread (root_id, conversation_id, space_id, label_id, title)
     SELECT id, conversation_id, space_id, label_id, $2 FROM messaging.message WHERE id = $1`,
    [messageId, canary],
  );
  await site.admin.query(
    `INSERT INTO messaging.forward (message_id, source_id, conversation_id, space_id, label_id, author_id, body, created_at)
     SELECT id, id, conversation_id, space_id, label_id, author_id, $2, now() FROM messaging.message WHERE id = $1`,
    [messageId, canary],
  );
  await site.admin.query('UPDATE messaging.message SET decorations = 5 WHERE id = $1', [messageId]);
  return canary;
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
  const unsent = uid === 's_ab' ? [] : planted.own;
  const content = [...hiddenSpaces, ...hidden, ...unsent].map(({ canary }) => canary);
  const labels = LABELS.filter((label) => !readable.has(label)).map(
    (label) => planted.wireIds.get(label) ?? '',
  );
  const ids = [
    ...hiddenSpaces.flatMap(({ id, conversationId }) => [id, conversationId]),
    ...[...hidden, ...unsent].map(({ id }) => id),
  ];
  return { everywhere: [...content, ...labels, ...ids], content };
}

export const found = (secrets: readonly string[], texts: readonly string[]): string[] =>
  secrets.filter((secret) => texts.some((text) => text.includes(secret)));
