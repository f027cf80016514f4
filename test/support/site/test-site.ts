import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { parse } from 'yaml';
import { installPolicies } from '#access';
import { newSessionToken, tokenHash } from '#auth';
import { policySchema } from '#contracts';
import type { LoginRole } from '#database';
import { newId, type Id } from '#kernel';
import { TEST_LABELS, type TestLabel } from './test-labels.js';
import { TEST_PEOPLE, type TestPerson, type TestUid } from './test-people.js';
import { startTestCluster, type TestCluster } from './test-cluster.js';

/** The policy of the test sites. */
export const POLICY_FILE = join(import.meta.dirname, '../../../config/policies/fr.yaml');

/** The rules of the house, of the test sites too. */
export const RULES_FILE = join(import.meta.dirname, '../../../config/moderation/rules.yaml');

export interface TestSpace {
  readonly id: Id;
  readonly conversationId: Id;
}

export interface SpaceOptions {
  readonly kind?: string;
  readonly name?: string;
  readonly visibility?: string;
  readonly entry?: TestLabel;
  readonly ceiling?: TestLabel;
  readonly members?: readonly TestUid[];
}

/** A database with a policy, labels and people, and short ways to plant rows that no route can make. */
export class TestSite {
  readonly accounts = new Map<TestUid, Id>();
  readonly labels = new Map<TestLabel, number>();

  private constructor(
    readonly cluster: TestCluster,
    readonly database: string,
    /** The superuser: plants rows and looks past every protection. */
    readonly admin: pg.Client,
  ) {}

  static async start(): Promise<TestSite> {
    const cluster = await startTestCluster();
    return TestSite.in(cluster);
  }

  /** Another site in the same cluster: controls break their own copy. */
  static async in(cluster: TestCluster): Promise<TestSite> {
    const database = await cluster.createDatabase();
    const admin = await cluster.connect(database);
    admin.on('error', () => undefined);
    const site = new TestSite(cluster, database, admin);
    const policy = policySchema.parse(parse(readFileSync(POLICY_FILE, 'utf8')));
    await installPolicies(admin, new Map([[policy.id, policy]]), { mainPolicy: 'FR', ceilingLevel: 'S' });
    for (const [name, label] of Object.entries(TEST_LABELS))
      site.labels.set(
        name as TestLabel,
        await site.value('SELECT access.put_label($1::jsonb) AS value', JSON.stringify(label)),
      );
    for (const uid of Object.keys(TEST_PEOPLE) as TestUid[])
      site.accounts.set(uid, await site.addPerson(TEST_PEOPLE[uid]));
    return site;
  }

  account(uid: TestUid): Id {
    return this.accounts.get(uid) ?? '';
  }

  label(name: TestLabel): number {
    return this.labels.get(name) ?? -1;
  }

  connect(role: LoginRole): Promise<pg.Client> {
    return this.cluster.connect(this.database, role);
  }

  async addPerson(person: TestPerson & { partner?: boolean }): Promise<Id> {
    const identity = {
      ...person,
      directoryId: newId(),
      displayName: `Person ${person.uid}`,
      unit: 'Essais',
      humanKey: `human-${person.uid}`,
      partner: person.partner ?? false,
    };
    const id = await this.value<Id>(
      'SELECT auth.provision($1, $2::jsonb) AS value',
      newId(),
      JSON.stringify(identity),
    );
    const profile = { id, displayName: identity.displayName, unit: identity.unit };
    await this.admin.query('SELECT people.put_profiles($1::jsonb)', [JSON.stringify([profile])]);
    return id;
  }

  /** Opens a session as the sign-in would. @returns the raw token. */
  async signIn(uid: TestUid, workingLevel: string | null = null): Promise<string> {
    const token = newSessionToken();
    const level = await this.value(
      `SELECT auth.open_session($1, $2, $3, $4, '127.0.0.1', interval '15 minutes', interval '8 hours') AS value`,
      newId(),
      tokenHash(token),
      this.account(uid),
      workingLevel,
    );
    if (level === null) throw new Error(`no session for ${uid}`);
    return token;
  }

  async addSpace(options: SpaceOptions = {}): Promise<TestSpace> {
    const {
      kind = 'project',
      name = 'Banc d’essai',
      visibility = 'closed',
      entry = 'NP',
      ceiling = 'S_AB',
    } = options;
    const space = { id: newId(), conversationId: newId() };
    const entryId = this.label(entry);
    await this.admin.query(
      `INSERT INTO spaces.space (id, kind, name, visibility, entry_label_id, ceiling_label_id, default_label_id)
       VALUES ($1, $2, $3, $4, $5, $6, $5)`,
      [space.id, kind, name, visibility, entryId, this.label(ceiling)],
    );
    await this.admin.query(
      'INSERT INTO messaging.conversation (id, space_id, label_id) VALUES ($1, $2, $3)',
      [space.conversationId, space.id, entryId],
    );
    for (const uid of options.members ?? [])
      await this.admin.query(
        'INSERT INTO spaces.membership (person_id, space_id, entry_label_id) VALUES ($1, $2, $3)',
        [this.account(uid), space.id, entryId],
      );
    return space;
  }

  async addMessage(space: TestSpace, author: TestUid, label: TestLabel, body: string): Promise<Id> {
    const id = newId();
    await this.admin.query(
      `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, now())`,
      [id, space.conversationId, space.id, this.label(label), this.account(author), body],
    );
    return id;
  }

  /** The single value of a query by the superuser, under the name `value`. */
  async value<T>(sql: string, ...parameters: unknown[]): Promise<T> {
    const { rows } = await this.admin.query<{ value: T }>(sql, parameters);
    return (rows[0] as { value: T }).value;
  }

  async stop(): Promise<void> {
    await this.admin.end().catch(() => undefined);
    await this.cluster.stop();
  }
}

/** Writes a secret that only the test can read. */
export function secretFile(cluster: TestCluster, name: string, text: string): string {
  const file = join(cluster.folder, 'secrets', name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
