import type pg from 'pg';
import { installPolicies } from '#access';
import { readPeopleFile, type DirectoryIdentity } from '#auth';
import { loadPolicies, type Settings } from '#config';
import { levelRank, type Policy } from '#contracts';
import { newId, type Id } from '#kernel';
import { ProfileWriter } from '#people';
import type { DemoContent, DemoDirect, DemoSpace } from './demo-content.schema.js';
import type { DemoLabel } from './demo-message.schema.js';
import { demoIdentities } from './demo-identities.js';
import { DemoPlanter, type PlantedSpace } from './demo-planter.js';
import { ListPlanter } from './list-planter.js';
import { markRead } from './mark-read.js';
import { ProfilePlanter } from './profile-planter.js';
import { readDemoContent } from './read-demo-content.js';

export interface DemoFiles {
  readonly people: string;
  /** A folder of YAML files. */
  readonly content: string;
}

/**
 * Fills an empty database with the demo: policies, accounts, spaces, messages. All of it or nothing.
 * @returns what was planted, in words.
 */
export async function seedDemo(
  administrator: pg.ClientBase,
  settings: Settings,
  files: DemoFiles,
): Promise<string> {
  const policies = loadPolicies(settings);
  const main = policies.get(settings.site.mainPolicy);
  if (!main) throw new Error(`the main policy ${settings.site.mainPolicy} is not among the policies`);
  const identities = demoIdentities(readPeopleFile(files.people), settings.directory, policies);
  const content = readDemoContent(files.content);
  await administrator.query('BEGIN');
  try {
    await installPolicies(administrator, policies, settings.site);
    const accounts = await provision(administrator, identities);
    const names = new Map(identities.map(({ uid, displayName }) => [uid, displayName]));
    const planter = new DemoPlanter(administrator, settings.site.mainPolicy, accounts, names, new Date());
    const spaces = [
      ...content.spaces.map((space) => toSpace(planter, space)),
      ...content.directs.map((direct) => toDirect(planter, direct, identities, main)),
    ];
    let messages = 0;
    for (const space of spaces) messages += await planter.plant(space);
    await markRead(administrator, new Date());
    const entries = await plantPeople(administrator, planter, content);
    await administrator.query('COMMIT');
    return `${accounts.size} people, ${spaces.length} conversations, ${messages} messages, ${entries} entries in ${content.lists.length} lists`;
  } catch (error) {
    await administrator.query('ROLLBACK');
    throw error;
  }
}

/** @returns how many entries of reference lists were written. */
async function plantPeople(
  administrator: pg.ClientBase,
  planter: DemoPlanter,
  { profiles, correspondents, lists, spaces }: DemoContent,
): Promise<number> {
  const account = (uid: string): Id => planter.account(uid);
  const people = new ProfilePlanter(administrator, account);
  for (const profile of profiles) await people.profile(profile);
  for (const correspondent of correspondents) await people.correspondent(correspondent);
  const references = new ListPlanter(administrator, account, new Date());
  let entries = 0;
  for (const list of lists) {
    const space = spaces.find(({ key }) => key === list.space);
    if (!space) throw new Error(`the list ${list.name} lies in no space`);
    entries += await references.plant(list, space.name);
  }
  return entries;
}

async function provision(
  administrator: pg.ClientBase,
  identities: readonly DirectoryIdentity[],
): Promise<ReadonlyMap<string, Id>> {
  const accounts = new Map<string, Id>();
  for (const identity of identities) {
    const { rows } = await administrator.query<{ id: Id }>('SELECT auth.provision($1, $2::jsonb) AS id', [
      newId(),
      JSON.stringify(identity),
    ]);
    const id = rows[0]?.id;
    if (id === undefined) throw new Error(`${identity.uid} has no account`);
    accounts.set(identity.uid, id);
  }
  // All accounts first: a manager without one would be none.
  const profiles = new ProfileWriter();
  for (const identity of identities) {
    const id = accounts.get(identity.uid);
    if (id !== undefined) await profiles.onProvisioned(administrator, id, identity);
  }
  return accounts;
}

function toSpace(planter: DemoPlanter, space: DemoSpace): PlantedSpace {
  const animators = new Set(space.animators);
  const members = space.kind === 'site' ? [] : [...new Set([...space.members, ...space.animators])];
  return {
    ...space,
    life: space,
    members: new Map(
      members.map((uid) => [planter.account(uid), animators.has(uid) ? 'animator' : 'member']),
    ),
  };
}

/** A talk of two: anybody may be in one, and it takes what both may read. */
function toDirect(
  planter: DemoPlanter,
  direct: DemoDirect,
  identities: readonly DirectoryIdentity[],
  main: Policy,
): PlantedSpace {
  const clearances = direct.between.map((uid) => {
    const identity = identities.find((candidate) => candidate.uid === uid);
    return identity?.clearance.find(({ policy }) => policy === main.id);
  });
  const ranks = clearances.map((held) => levelRank(main, held?.level ?? '') ?? 0);
  const levelAt = (rank: number): string => main.levels[rank]?.id ?? '';
  const [first, second] = clearances.map((held) => held?.restrictive ?? []);
  const shared = first?.filter((category) => second?.includes(category)) ?? [];
  const lowest: DemoLabel = { level: levelAt(0), restrictive: [], permissive: {} };
  return {
    kind: 'direct',
    name: '',
    purpose: '',
    visibility: 'hidden',
    entry: lowest,
    ceiling: { level: levelAt(Math.min(...ranks)), restrictive: shared, permissive: {} },
    default: lowest,
    members: new Map(direct.between.map((uid) => [planter.account(uid), 'member'])),
    messages: direct.messages,
    life: null,
  };
}
