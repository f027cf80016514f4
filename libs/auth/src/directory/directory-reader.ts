import {
  AndFilter,
  Client,
  EqualityFilter,
  FilterParser,
  OrFilter,
  ResultCodeError,
  type Entry,
  type Filter,
} from 'ldapts';
import type { DirectorySettings } from './directory-settings.js';
import { entryKeyFilter, entryKeyOf, type EntryKey } from './entry-key.js';
import type { DirectoryEndpoint } from './endpoint.js';
import type { ServiceAccount } from './service-account.js';

/** LDAP results (RFC 4511, 4.1.9): referral, noSuchObject, invalidDNSyntax, insufficientAccessRights. */
const NOWHERE = new Set([10, 32, 34, 50]);

/**
 * Reads the directory as the service account, over one connection. Names and DNs go into filters as values of
 * filter objects, which ldapts writes as bytes: there is no filter text in which a name could mean anything.
 */
export class DirectoryReader {
  private constructor(
    private readonly client: Client,
    private readonly settings: DirectorySettings,
  ) {}

  static async open(
    endpoint: DirectoryEndpoint,
    account: ServiceAccount,
    settings: DirectorySettings,
  ): Promise<DirectoryReader> {
    const timeout = settings.timeoutSeconds * 1000;
    const tls = endpoint.tls && { tlsOptions: endpoint.tls };
    const client = new Client({ url: endpoint.url, timeout, connectTimeout: timeout, ...tls });
    await client.bind(account.dn, account.password);
    return new DirectoryReader(client, settings);
  }

  /** People who answer to a name, two at most: more than one is already too many. */
  async findByName(name: string): Promise<EntryKey[]> {
    const { people } = this.settings;
    // An empty assertion is a syntax error to some servers: it names nobody.
    if (name === '') return [];
    const filters = people.nameAttributes.map((attribute) => new EqualityFilter({ attribute, value: name }));
    const entries = await this.searchPeople(new OrFilter({ filters }), keyAttributes(people.idAttribute));
    return entries.map((entry) => entryKeyOf(entry, people.idAttribute));
  }

  /** The decoy's key. @throws Error when the entry is missing: unknown names could then be told by time. */
  async decoy(): Promise<EntryKey> {
    const { decoyDn, people } = this.settings;
    const { searchEntries } = await this.client.search(decoyDn, {
      scope: 'base',
      attributes: keyAttributes(people.idAttribute),
      explicitBufferAttributes: ['objectGUID'],
      sizeLimit: 1,
    });
    const [entry] = searchEntries;
    if (!entry) throw new Error('The decoy entry is missing.');
    return entryKeyOf(entry, people.idAttribute);
  }

  /** The person's attributes; null when the entry went, or no longer matches the filter of people. */
  async person(key: EntryKey, attributes: readonly string[]): Promise<Entry | null> {
    const entries = await this.searchPeople(entryKeyFilter(key), [...attributes]);
    return entries.length === 1 ? (entries[0] ?? null) : null;
  }

  /** DNs of the groups that hold one of the DNs as a direct member. */
  async groupsHolding(dns: readonly string[]): Promise<string[]> {
    const { base, filter, memberAttribute } = this.settings.groups;
    const filters = dns.map((value) => new EqualityFilter({ attribute: memberAttribute, value }));
    const { searchEntries } = await this.client.search(base, {
      scope: 'sub',
      filter: new AndFilter({ filters: [FilterParser.parseString(filter), new OrFilter({ filters })] }),
      attributes: ['1.1'],
      paged: { pageSize: 500 },
    });
    return searchEntries.map(({ dn }) => dn);
  }

  /** DNs of the groups with this objectSid: one in Active Directory, none elsewhere. */
  async groupsWithSid(value: Buffer): Promise<string[]> {
    const { base, filter } = this.settings.groups;
    const which = new EqualityFilter({ attribute: 'objectSid', value });
    const { searchEntries } = await this.client.search(base, {
      scope: 'sub',
      filter: new AndFilter({ filters: [FilterParser.parseString(filter), which] }),
      attributes: ['1.1'],
    });
    return searchEntries.map(({ dn }) => dn);
  }

  /** The id of the entry with this DN; null when there is none to be had. */
  async personId(dn: string): Promise<string | null> {
    const { idAttribute } = this.settings.people;
    try {
      const { searchEntries } = await this.client.search(dn, {
        scope: 'base',
        attributes: [idAttribute],
        explicitBufferAttributes: ['objectGUID'],
      });
      return searchEntries[0] ? entryKeyOf(searchEntries[0], idAttribute).id : null;
    } catch (error) {
      // A DN that leads nowhere, or that no DN is, is no reason to refuse whoever stands beneath.
      if (error instanceof ResultCodeError && NOWHERE.has(error.code)) return null;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.client.unbind();
  }

  private async searchPeople(which: Filter, attributes: string[]): Promise<Entry[]> {
    const { base, filter } = this.settings.people;
    const { searchEntries } = await this.client.search(base, {
      scope: 'sub',
      filter: new AndFilter({ filters: [FilterParser.parseString(filter), which] }),
      attributes,
      explicitBufferAttributes: ['objectGUID', 'objectSid', this.settings.attributes.photo],
      sizeLimit: 2,
    });
    return searchEntries;
  }
}

/** Two servers' names for an entry's DN as an attribute value: see EntryKey. */
function keyAttributes(idAttribute: string): string[] {
  return [idAttribute, 'entryDN', 'distinguishedName'];
}
