import { createConnection } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { AndFilter, Client, EqualityFilter, FilterParser, OrFilter, type Entry } from 'ldapts';
import type { DirectorySettings } from '../directory/directory-settings.js';
import type { DirectoryEndpoint } from '../directory/endpoint.js';
import { rawValues } from '../directory/entry-attributes.js';
import { objectGuidBytes } from '../directory/entry-id.js';
import type { ServiceAccount } from '../directory/service-account.js';
import { rangeOf } from './member-range.js';
import { SyncFailure } from './sync-failure.js';

const PAGE = 500;
/** Ids asked for in one search. */
const BATCH = 50;

/** A branch of the directory and what counts there. */
export type Branch = Pick<DirectorySettings['people'], 'base' | 'filter'>;

/**
 * Reads whole branches as the service account over one connection, page by page. A branch is read whole or not at all:
 * a limit, a referral or a lost connection is an error.
 */
export class DirectoryScan {
  private constructor(
    private readonly client: Client,
    private readonly settings: DirectorySettings,
  ) {}

  static async open(
    { url, tls }: DirectoryEndpoint,
    account: ServiceAccount,
    settings: DirectorySettings,
  ): Promise<DirectoryScan> {
    const timeout = settings.timeoutSeconds * 1000;
    const { hostname, port } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    let opened = false;
    // ldapts connects again by itself and then reads as nobody: that would look like an empty directory.
    const once = (): void => {
      if (opened) throw new SyncFailure('DIRECTORY_UNAVAILABLE', 'The connection was lost midway.');
      opened = true;
    };
    const client = new Client({
      url,
      timeout,
      connectTimeout: timeout,
      ...(tls && { tlsOptions: tls }),
      createConnection: () => {
        once();
        return createConnection(Number(port || 389), host);
      },
      createSecureConnection: () => {
        once();
        return connectTls(Number(port || 636), host, tls ?? {});
      },
    });
    await client.bind(account.dn, account.password);
    return new DirectoryScan(client, settings);
  }

  /** Every entry of a branch. @throws SyncFailure when the branch refers elsewhere. */
  async *entries(branch: Branch, attributes: readonly string[]): AsyncGenerator<Entry> {
    const pages = this.client.searchPaginated(branch.base, {
      scope: 'sub',
      filter: FilterParser.parseString(branch.filter),
      attributes: [...attributes],
      explicitBufferAttributes: this.binary(),
      paged: { pageSize: PAGE },
    });
    for await (const { searchEntries, searchReferences } of pages) {
      refuseReferrals(searchReferences);
      yield* searchEntries;
    }
  }

  /** Entries of a branch by their ids. Those that are not there, or not in the branch, are not in the answer. */
  async *entriesById(
    branch: Branch,
    ids: readonly string[],
    attributes: readonly string[],
  ): AsyncGenerator<Entry> {
    for (let start = 0; start < ids.length; start += BATCH) {
      const filters = ids.slice(start, start + BATCH).map((id) => this.idFilter(id));
      const { searchEntries, searchReferences } = await this.client.search(branch.base, {
        scope: 'sub',
        filter: new AndFilter({
          filters: [FilterParser.parseString(branch.filter), new OrFilter({ filters })],
        }),
        attributes: [...attributes],
        explicitBufferAttributes: this.binary(),
      });
      refuseReferrals(searchReferences);
      yield* searchEntries;
    }
  }

  /**
   * All members of a group. Active Directory gives 1,500 values at most, under a name such as
   * `member;range=0-1499`; the rest is asked for (MS-ADTS 3.1.1.3.1.3.3).
   */
  async members(group: Entry, attribute: string): Promise<string[]> {
    const members = rawValues(group, attribute).map(String);
    let part = rangeOf(group, attribute);
    while (part) {
      for (const value of part.values) members.push(value);
      if (part.end === null) return members;
      const name = `${attribute};range=${part.end + 1}-*`;
      const { searchEntries } = await this.client.search(group.dn, { scope: 'base', attributes: [name] });
      const next = searchEntries[0] && rangeOf(searchEntries[0], attribute);
      // A group that shrinks meanwhile would be taken for smaller than it is.
      if (!next || (next.end !== null && next.end <= part.end))
        throw new SyncFailure(
          'DIRECTORY_INCOMPLETE',
          `The members of ${group.dn} were not given to the end.`,
        );
      part = next;
    }
    return members;
  }

  async close(): Promise<void> {
    await this.client.unbind();
  }

  private idFilter(id: string): EqualityFilter {
    const { idAttribute: attribute } = this.settings.people;
    return new EqualityFilter({ attribute, value: attribute === 'objectGUID' ? objectGuidBytes(id) : id });
  }

  private binary(): string[] {
    return ['objectGUID', 'objectSid', this.settings.attributes.photo];
  }
}

function refuseReferrals(references: readonly string[]): void {
  const [first] = references;
  if (first !== undefined)
    throw new SyncFailure('DIRECTORY_REFERRAL', `A part of the branch stands elsewhere: ${first}`);
}
