import type { Id } from '#kernel';
import { plantImports, type StageImports } from '../imports/stage-imports.js';
import { plantOwnRows, plantRowsAbout } from './stage-rows.js';
import { TEST_PEOPLE, type TestUid } from './test-people.js';
import type { TestSite, TestSpace } from './test-site.js';

/** What attackers find: a space of their own with a secret in it, a space of others, and everybody's open session. */
export interface Stage {
  readonly site: TestSite;
  /** Raw token of an open session for each person. */
  readonly tokens: Readonly<Record<TestUid, string>>;
  /** Closed, entered at the lowest level by np, s_a and s_ab; takes content up to the highest. */
  readonly shared: TestSpace;
  /** Hidden, of s_ab alone. */
  readonly hidden: TestSpace;
  /** Closed, of s_a, who may write more than its ceiling takes. */
  readonly low: TestSpace;
  /** Archived, of np. */
  readonly archived: TestSpace;
  /** In the archived space, readable by np. */
  readonly archivedMessage: Id;
  /** Closed, animated by np and s_ab; takes content up to DR. */
  readonly led: TestSpace;
  readonly imports: StageImports;
  /** In the shared space, readable by np, its author, who asks to acknowledge it; s_ab has, and has read and saved it. */
  readonly openMessage: Id;
  /** Of the hidden space, under the lowest label. */
  readonly hiddenMessage: Id;
  /** In the shared space, readable by s_ab alone, its author; the officer is asked to acknowledge it. */
  readonly secretMessage: Id;
}

export const SECRET_TEXT = 'CANARY-S_AB';

export async function setStage(site: TestSite): Promise<Stage> {
  const tokens: Partial<Record<TestUid, string>> = {};
  for (const uid of Object.keys(TEST_PEOPLE) as TestUid[]) tokens[uid] = await site.signIn(uid);
  const shared = await site.addSpace({ members: ['np', 's_a', 's_ab'] });
  const hidden = await site.addSpace({ visibility: 'hidden', members: ['s_ab'] });
  const hiddenMessage = await site.addMessage(hidden, 's_ab', 'NP', 'of another space');
  const archived = await site.addSpace({ members: ['np'] });
  const archivedMessage = await site.addMessage(archived, 'np', 'NP', 'old text');
  await site.admin.query('UPDATE spaces.space SET archived_at = now() WHERE id = $1', [archived.id]);
  const openMessage = await site.addMessage(shared, 'np', 'NP', 'open text');
  // Saving it writes the open message again: the secret one lies behind it, as attacks on the order of rows expect.
  await plantOwnRows(site, 's_ab', shared, openMessage);
  const secretMessage = await site.addMessage(shared, 's_ab', 'S_AB', SECRET_TEXT);
  await plantRowsAbout(site, shared, { openMessage, secretMessage });
  const led = await site.addSpace({ ceiling: 'DR', members: ['np', 's_ab'] });
  return {
    site,
    led,
    imports: await plantImports(site, led, SECRET_TEXT),
    archived,
    archivedMessage,
    tokens: tokens as Record<TestUid, string>,
    shared,
    hidden,
    low: await site.addSpace({ ceiling: 'DR', members: ['s_a'] }),
    openMessage,
    hiddenMessage,
    secretMessage,
  };
}
