import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readSecret } from '#config';
import type { Policies } from '#contracts';
import { withDeadline } from './deadline.js';
import type { DirectoryIdentity } from './directory-identity.js';
import { DirectoryPort } from './directory-port.js';
import { DirectoryReader } from './directory-reader.js';
import type { DirectorySettings } from './directory-settings.js';
import { directoryUnavailable } from './directory-unavailable.js';
import { dnKey, isWithin } from './dn.js';
import { directoryEndpoint, type DirectoryEndpoint } from './endpoint.js';
import type { EntryKey } from './entry-key.js';
import { identifyPerson } from './identify-person.js';
import { withOwnedSockets } from './owned-sockets.js';
import { provePassword } from './prove-password.js';
import type { OnRefusal, RefusalReason } from './refusal-reason.js';
import type { ServiceAccount } from './service-account.js';

/** What will be bound: the person, or the decoy with the reason why it can only be refused. */
interface Candidate {
  readonly key: EntryKey;
  readonly refusal: RefusalReason | null;
}

/**
 * OpenLDAP, Active Directory and their like. Every sign-in takes the same steps, whoever is named: find the name, find
 * the decoy, bind one of the two with a password. Only a right password leads further.
 */
export class LdapDirectory extends DirectoryPort {
  private readonly endpoint: DirectoryEndpoint;
  private readonly account: ServiceAccount;

  /**
   * @param policies the active policies, asked at each sign-in.
   * @throws Error on settings that would send a password in clear, trust an unproven server, or name no real DN.
   */
  constructor(
    private readonly settings: DirectorySettings,
    private readonly policies: () => Policies,
    private readonly onRefusal: OnRefusal = () => undefined,
  ) {
    super();
    const { url, caFile, bindDn, bindPasswordFile } = settings;
    this.endpoint = directoryEndpoint(url, caFile === null ? null : readFileSync(caFile, 'utf8'));
    this.account = { dn: bindDn, password: readSecret(bindPasswordFile) };
    const { clearance, compartments, siteRole, partner } = settings.mapping;
    const conditions = [...clearance, ...compartments, ...siteRole].map(({ when }) => when);
    // A mistyped group would be a rule that never holds: better no start than an officer taken for a member.
    for (const when of [...conditions, ...partner.when]) if ('group' in when) dnKey(when.group);
  }

  override authenticate(username: string, password: string): Promise<DirectoryIdentity | null> {
    return this.exchange(async (reader) => {
      const candidate = await this.resolve(reader, username, password);
      const proven = await this.prove(candidate.key, password);
      // The decoy is refused whatever the bind says: somebody may know its password.
      if (candidate.refusal !== null) return this.refuse(candidate.refusal);
      if (!proven) return this.refuse('password_refused');
      const identity = await identifyPerson(reader, this.settings, this.policies(), candidate.key);
      return typeof identity === 'string' ? this.refuse(identity) : identity;
    });
  }

  override ping(): Promise<void> {
    return this.exchange(async (reader) => {
      await reader.decoy();
    });
  }

  private async resolve(reader: DirectoryReader, username: string, password: string): Promise<Candidate> {
    const [found, decoy] = await Promise.all([reader.findByName(username), reader.decoy()]);
    const [key] = found;
    if (password === '') return { key: decoy, refusal: 'password_empty' };
    if (key === undefined || key.id === decoy.id) return { key: decoy, refusal: 'name_unknown' };
    if (found.length > 1) return { key: decoy, refusal: 'name_ambiguous' };
    return { key, refusal: null };
  }

  private prove(key: EntryKey, password: string): Promise<boolean> {
    const { people, timeoutSeconds } = this.settings;
    return provePassword({
      endpoint: this.endpoint,
      account: this.account,
      // The decoy may stand outside the people.
      searchBase: isWithin(key.dn, people.base) ? people.base : key.dn,
      key,
      // An empty password would bind as nobody and succeed: another one takes its place and its time.
      password: password === '' ? randomBytes(16).toString('hex') : password,
      timeoutMilliseconds: timeoutSeconds * 1000,
    });
  }

  private refuse(reason: RefusalReason): null {
    this.onRefusal(reason);
    return null;
  }

  /** Whatever goes wrong in here is the directory's silence, never a refusal. */
  private async exchange<T>(work: (reader: DirectoryReader) => Promise<T>): Promise<T> {
    const { timeoutSeconds } = this.settings;
    try {
      return await withOwnedSockets(() =>
        withDeadline(timeoutSeconds * 1000, async () => {
          const reader = await DirectoryReader.open(this.endpoint, this.account, this.settings);
          try {
            return await work(reader);
          } finally {
            // Not waited for: a server that hangs would hold the answer; the socket is destroyed right after.
            reader.close().catch(() => undefined);
          }
        }),
      );
    } catch (error) {
      throw directoryUnavailable(error);
    }
  }
}
