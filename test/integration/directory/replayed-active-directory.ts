import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ldapjs from 'ldapjs';
import { DEMO_DIRECTORY_SETTINGS, type DirectorySettings } from '#auth';

/** An entry as Active Directory gives it: attribute names with options, values as bytes where they are bytes. */
export interface ReplayedEntry {
  readonly dn: string;
  /** What a search for entries of its kind gives. */
  readonly attributes: Readonly<Record<string, readonly (string | Buffer)[]>>;
  /** What a search for a range gives, by the name that is asked. */
  readonly ranges?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export const AD_BASE = 'DC=corp,DC=example';

interface Search {
  readonly baseObject: { toString(): string };
  readonly scopeName: string;
  readonly attributes: readonly string[];
  readonly filter: { toString(): string };
}
interface Answer {
  send(entry: unknown): void;
  createSearchEntry(parts: { objectName: string; attributes: unknown[] }): unknown;
  end(): void;
}

/**
 * Answers searches with entries that were written down in the shape of Active Directory. It is no Active Directory: it
 * proves that its shapes are read, not that a server behaves so.
 */
export async function replayActiveDirectory(
  people: readonly ReplayedEntry[],
  groups: readonly ReplayedEntry[],
): Promise<{ readonly settings: DirectorySettings; stop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  const bindPasswordFile = join(folder, 'service.secret');
  writeFileSync(bindPasswordFile, 'service', { mode: 0o600 });
  const server = ldapjs.createServer();
  server.bind('', (_request: unknown, answer: Answer, next: () => void) => {
    answer.end();
    next();
  });
  server.search('', (request: Search, answer: Answer, next: () => void) => {
    const same = (dn: string): boolean => plain(dn) === plain(request.baseObject.toString());
    if (request.scopeName === 'base') {
      const [asked = ''] = request.attributes;
      const part = groups.find(({ dn }) => same(dn))?.ranges?.[asked];
      if (part) send(answer, request.baseObject.toString(), part);
    } else {
      for (const { dn, attributes } of same(`OU=Staff,${AD_BASE}`) ? people : groups)
        send(answer, dn, attributes);
    }
    answer.end();
    next();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    settings: {
      ...DEMO_DIRECTORY_SETTINGS,
      url: server.url,
      caFile: null,
      bindDn: `CN=ruche,${AD_BASE}`,
      bindPasswordFile,
      decoyDn: `CN=decoy,${AD_BASE}`,
      timeoutSeconds: 10,
      people: {
        base: `OU=Staff,${AD_BASE}`,
        filter: '(&(objectCategory=person)(objectClass=user))',
        nameAttributes: ['sAMAccountName', 'userPrincipalName'],
        idAttribute: 'objectGUID',
      },
      groups: { base: `OU=Groups,${AD_BASE}`, filter: '(objectClass=group)', memberAttribute: 'member' },
      attributes: {
        ...DEMO_DIRECTORY_SETTINGS.attributes,
        ...{ unit: 'department', humanKey: 'employeeID', office: 'physicalDeliveryOfficeName' },
        photo: 'thumbnailPhoto',
      },
    },
    stop: () => {
      server.close(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function send(answer: Answer, objectName: string, entry: ReplayedEntry['attributes']): void {
  const attributes = Object.entries(entry).map(
    ([type, values]) => new ldapjs.Attribute({ type, values: [...values] as string[] }),
  );
  answer.send(answer.createSearchEntry({ objectName, attributes }));
}

function plain(dn: string): string {
  return dn.replaceAll(' ', '').toLowerCase();
}
