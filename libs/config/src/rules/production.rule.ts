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
