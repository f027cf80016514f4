import canonicalize from 'canonicalize';
import type { DirectoryChange } from '#contracts';
import { withoutPhoto } from '../directory/account-part.js';
import type { DirectoryIdentity } from '../directory/directory-identity.js';
import type { ReadPerson } from './directory-reading.js';
import type { KnownAccount } from './known-accounts.js';

/** Values that the operator may see: names and places, which say nothing of what somebody may read. */
const SHOWN = new Set([
  ...['uid', 'displayName', 'unit', 'language', 'dn', 'partner', 'siteRole'],
  ...['title', 'mail', 'phone', 'mobile', 'office', 'site'],
]);

type Attributes = DirectoryChange['attributes'];

/** What differs between an account and what the directory says now. Clearances are named, never told. */
export function attributeChanges(known: KnownAccount, { identity, dn, photoHash }: ReadPerson): Attributes {
  const before: Record<string, unknown> = { ...flat(known.entry), dn: known.dn };
  const after: Record<string, unknown> = { ...flat(identity), dn };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = names.flatMap((name) => {
    const [old, now] = [text(before[name]), text(after[name])];
    if (old === now) return [];
    return [SHOWN.has(name) ? { name, before: old, after: now } : { name, before: null, after: null }];
  });
  return (known.photo ?? '') === photoHash
    ? changed
    : [...changed, { name: 'photo', before: null, after: null }];
}

function flat(identity: DirectoryIdentity | null): Record<string, unknown> {
  if (!identity) return {};
  const { profile, ...rest } = identity;
  return { ...rest, ...withoutPhoto(profile) };
}

/** Null for what is absent; one spelling for one value, whatever the order of its keys. */
function text(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : (canonicalize(value) ?? null);
}
