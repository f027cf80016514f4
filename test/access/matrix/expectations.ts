import type { Expected, Row } from './matrix-table.js';

const UNKNOWN: Expected = [401, 'SESSION_REQUIRED'];
export const REFUSED: Expected = [403, 'FORBIDDEN'];
export const ABSENT: Expected = [404, 'NOT_FOUND'];
export const LABEL: Expected = [422, 'LABEL_REFUSED'];
export const WRONG: Expected = [401, 'SIGN_IN_FAILED'];

export const everybody = (same: Expected): Row['expected'] => ({
  ...members(same),
  officer: same,
  auditor: same,
  operator: same,
  nobody: same,
});
export const members = (same: Expected) => ({ np: same, dr: same, s_a: same, s_ab: same, foreign: same });
const OUTSIDE_CONTENT = { officer: REFUSED, auditor: REFUSED, operator: REFUSED, nobody: UNKNOWN };
export const membersOnly = (same: Expected): Row['expected'] => ({ ...members(same), ...OUTSIDE_CONTENT });
export const signedIn = (same: Expected): Row['expected'] => ({ ...everybody(same), nobody: UNKNOWN });
export const officerOnly = (his: Expected): Row['expected'] => ({ ...signedIn(REFUSED), officer: his });
export const logReaders = (his: Expected): Row['expected'] => ({ ...officerOnly(his), auditor: his });
export const operatorOnly = (his: Expected): Row['expected'] => ({ ...signedIn(REFUSED), operator: his });
export const onlySAb = (his: Expected, others: Expected): Row['expected'] => ({
  ...membersOnly(others),
  s_ab: his,
});
