import { textAt, valueAt, type RawMap } from '../layers/raw.js';
import type { SettingProblem } from '../problems/setting-problem.js';
import { problemAt } from './rule.js';

/** In production nothing crosses the network in clear. */
export function productionRule(raw: RawMap): SettingProblem[] {
  if (textAt(raw, 'mode') !== 'production') return [];
  const problems: SettingProblem[] = [];
  const tls = valueAt(raw, ['http', 'tls']) ?? null;
  if (tls === null && valueAt(raw, ['http', 'behindTlsProxy']) !== true)
    problems.push(
      problemAt(
        raw,
        'http.tls',
        'a certificate and a key, or behindTlsProxy: true when a proxy ends TLS',
        'Without TLS passwords and content cross the network in clear.',
      ),
    );
  const host = textAt(raw, 'database.host');
  if (host !== null && (valueAt(raw, ['database', 'tls']) ?? null) === null && !isOnThisMachine(host))
    problems.push(
      problemAt(
        raw,
        'database.tls',
        'the authority that signed the certificate of the database',
        'Content crosses the network to a database on another machine.',
      ),
    );
  if (textAt(raw, 'http.publicOrigin')?.startsWith('http:'))
    problems.push(
      problemAt(
        raw,
        'http.publicOrigin',
        'an https:// origin',
        'Browsers keep the session cookie only on https.',
      ),
    );
  return problems;
}

/** A socket's folder, or an address that never leaves the machine. */
function isOnThisMachine(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
