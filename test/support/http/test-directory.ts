import { DirectoryPort, type DirectoryIdentity } from '#auth';
import { DomainError, newId } from '#kernel';
import { TEST_PEOPLE, type TestPerson } from '../site/test-people.js';

export const TEST_PASSWORD = 'a right password';

interface Entry {
  identity: DirectoryIdentity;
  disabled: boolean;
}

/** A directory in memory that keeps the contract of its port: null for every refusal, an error when it is away. */
export class TestDirectory extends DirectoryPort {
  readonly entries = new Map<string, Entry>();
  /** Names asked about, in order. */
  readonly asked: string[] = [];
  away = false;
  /** How long each judgement takes, in milliseconds. */
  delayMs = 0;

  constructor() {
    super();
    for (const person of Object.values(TEST_PEOPLE)) this.add(person);
  }

  add(person: TestPerson, changes: Partial<DirectoryIdentity> = {}): void {
    const identity = {
      directoryId: newId(),
      uid: person.uid,
      displayName: `Person ${person.uid}`,
      unit: 'Essais',
      language: null,
      humanKey: `human-${person.uid}`,
      nationality: person.nationality,
      partner: false,
      siteRole: person.siteRole,
      clearance: person.clearance,
      profile: {
        ...{ title: null, mail: null, phone: null, mobile: null, office: null, site: null },
        managerDirectoryId: null,
      },
      ...changes,
    };
    this.entries.set(person.uid.toLowerCase(), { identity, disabled: false });
  }

  disable(uid: string): void {
    const entry = this.entries.get(uid);
    if (entry) entry.disabled = true;
  }

  async authenticate(username: string, password: string): Promise<DirectoryIdentity | null> {
    this.asked.push(username);
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    this.answer();
    const entry = this.entries.get(username.toLowerCase());
    return entry && !entry.disabled && password === TEST_PASSWORD ? entry.identity : null;
  }

  ping(): Promise<void> {
    this.answer();
    return Promise.resolve();
  }

  private answer(): void {
    if (this.away) throw new DomainError('unavailable', 'DIRECTORY_UNAVAILABLE', 'away');
  }
}
