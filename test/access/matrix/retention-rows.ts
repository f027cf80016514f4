import { newId } from '#kernel';
import { ABSENT, membersOnly, officerOnly, onlySAb, REFUSED } from './expectations.js';
import type { Expected, Row, Target } from './matrix-table.js';

const SPACE = '/api/v1/spaces/:id/retention';
const HOLDS = '/api/v1/legal-holds';
const STEP_UP: Expected = [403, 'STEP_UP_REQUIRED'];

export const RETENTION_BODIES = {
  period: { days: 400 },
  'retention policy': { version: 1, rules: [{ kind: null, level: null, days: null, least: 30, most: null }] },
  hold: { objectType: 'person', objectId: newId(), from: null, until: null, reason: 'Texte' },
  'release reason': { reason: 'Texte' },
  'release hash': { hash: '0'.repeat(64) },
};
export type RetentionBody = keyof typeof RETENTION_BODIES;

const space = (method: 'GET' | 'PUT', target: Target, expected: Row['expected']): Row => ({
  route: `${method} ${SPACE}`,
  target,
  expected,
  ...(method === 'PUT' ? { body: 'period' as const } : {}),
});

const preview = (target: Target, expected: Row['expected']): Row => ({
  route: `GET ${SPACE}/preview`,
  target,
  expected,
});

/** Officers decide, and have to give their password first; members see, animators choose. s_ab animates. */
export const RETENTION_ROWS: readonly Row[] = [
  { route: 'GET /api/v1/retention-policy', target: 'none', expected: officerOnly(200) },
  {
    route: 'PUT /api/v1/retention-policy',
    target: 'none',
    expected: officerOnly(STEP_UP),
    body: 'retention policy',
  },
  space('GET', 'shared', membersOnly(200)),
  space('GET', 'own', onlySAb(200, ABSENT)),
  space('GET', 'hidden', membersOnly(ABSENT)),
  space('GET', 'absent', membersOnly(ABSENT)),
  space('PUT', 'shared', onlySAb(200, REFUSED)),
  space('PUT', 'own', onlySAb(200, ABSENT)),
  space('PUT', 'hidden', membersOnly(ABSENT)),
  space('PUT', 'absent', membersOnly(ABSENT)),
  preview('shared', onlySAb(200, REFUSED)),
  preview('own', onlySAb(200, ABSENT)),
  preview('hidden', membersOnly(ABSENT)),
  preview('absent', membersOnly(ABSENT)),
  { route: `GET ${HOLDS}`, target: 'none', expected: officerOnly(200) },
  { route: `GET ${HOLDS}/people`, target: 'none', expected: officerOnly(200) },
  { route: `POST ${HOLDS}`, target: 'none', expected: officerOnly(STEP_UP), body: 'hold' },
  {
    route: `POST ${HOLDS}/:id/release`,
    target: 'absent',
    expected: officerOnly(STEP_UP),
    body: 'release reason',
  },
  {
    route: `POST ${HOLDS}/:id/release/confirmation`,
    target: 'absent',
    expected: officerOnly(STEP_UP),
    body: 'release hash',
  },
];
