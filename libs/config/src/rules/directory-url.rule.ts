import { textAt, type RawMap } from '../layers/raw.js';
import type { SettingProblem } from '../problems/setting-problem.js';
import { problemAt } from './rule.js';

const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|localhost)$/i;
const URL_PATH = 'directory.url';
const IN_CLEAR = 'Over ldap:// every password crosses the network in clear.';

/** Passwords reach the directory only inside verified TLS, or without leaving this machine. */
export function directoryUrlRule(raw: RawMap): SettingProblem[] {
  const text = textAt(raw, URL_PATH);
  if (text === null) return [];
  const url = parse(text);
  if (!url)
    return [problemAt(raw, URL_PATH, 'ldaps://host:636 and nothing more', 'The address of the directory.')];
  if (url.protocol === 'ldaps:') return withAuthority(raw);
  if (textAt(raw, 'mode') === 'production')
    return [problemAt(raw, URL_PATH, 'an ldaps:// address', IN_CLEAR)];
  if (!LOOPBACK.test(url.hostname))
    return [problemAt(raw, URL_PATH, 'ldaps://, or ldap:// to this machine itself', IN_CLEAR)];
  return [];
}

/** Scheme, host and port only: a path, a query or a name would be read by one library and ignored by another. */
function parse(text: string): URL | null {
  return /^ldaps?:\/\/(\[[0-9a-f:.]+\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?$/i.test(text) && URL.canParse(text)
    ? new URL(text)
    : null;
}

function withAuthority(raw: RawMap): SettingProblem[] {
  if (textAt(raw, 'directory.caFile') !== null) return [];
  return [
    problemAt(
      raw,
      'directory.caFile',
      'the file of the authority that signed the certificate of the directory',
      'ldaps:// is only as good as the certificate that it is checked against, so the authority is pinned.',
    ),
  ];
}
