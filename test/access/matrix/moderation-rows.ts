import { ABSENT, membersOnly, onlySAb, REFUSED } from './expectations.js';
import type { Row, Target } from './matrix-table.js';

const MESSAGE = '/api/v1/conversations/:id/messages/:messageId';
const SPACE = '/api/v1/spaces/:id';
const SPILL = '/api/v1/spills';

const HASH = '0'.repeat(64);

export const MODERATION_BODIES = {
  report: { reason: 'rule' },
  'moderation decision': { outcome: 'hidden', rule: 'respect', reason: 'Texte' },
  appeal: { text: 'Texte' },
  'appeal decision': { outcome: 'upheld', reason: 'Texte' },
  spill: { text: 'Texte' },
  opening: { reason: 'Texte' },
  'spill proposal': { outcome: 'release', reason: 'Texte', hash: HASH },
  'spill confirmation': { hash: HASH },
};
export type ModerationBody = keyof typeof MODERATION_BODIES;

/** A row for each kind of object; what is hidden or absent is found by nobody. */
function onEach(route: string, shared: Row['expected'], own: Row['expected'], body?: ModerationBody): Row[] {
  const row = (target: Target, expected: Row['expected']): Row => ({
    route,
    target,
    expected,
    ...(body === undefined ? {} : { body }),
  });
  return [
    row('shared', shared),
    row('own', own),
    row('hidden', membersOnly(ABSENT)),
    row('absent', membersOnly(ABSENT)),
  ];
}

const OWN_MESSAGE = [403, 'MODERATION_OWN_MESSAGE'] as const;
const OVER = [409, 'MODERATION_OVER'] as const;

/** Members and security officers; a spill that does not exist is found by none of them. */
const reviewers = (same: Row['expected']['officer']): Row['expected'] => ({
  ...membersOnly(same),
  officer: same,
});

/** The messages of these rows are s_ab's, who animates both spaces: another one would have to decide. */
export const MODERATION_ROWS: readonly Row[] = [
  { route: 'GET /api/v1/moderation-rules', target: 'none', expected: membersOnly(200) },
  ...onEach(`POST ${MESSAGE}/reports`, membersOnly(204), onlySAb(204, ABSENT), 'report'),
  ...onEach(`POST ${MESSAGE}/spill`, membersOnly(201), onlySAb(201, ABSENT), 'spill'),
  ...onEach(
    `POST ${MESSAGE}/moderation`,
    onlySAb(OWN_MESSAGE, REFUSED),
    onlySAb(OWN_MESSAGE, ABSENT),
    'moderation decision',
  ),
  // Nothing was decided over them.
  ...onEach(`GET ${MESSAGE}/moderation`, membersOnly(ABSENT), membersOnly(ABSENT)),
  ...onEach(`GET ${MESSAGE}/moderation/words`, membersOnly(ABSENT), membersOnly(ABSENT)),
  ...onEach(`POST ${MESSAGE}/moderation/appeal`, onlySAb(OVER, REFUSED), onlySAb(OVER, ABSENT), 'appeal'),
  ...onEach(
    `POST ${MESSAGE}/moderation/appeal-decision`,
    onlySAb(OWN_MESSAGE, REFUSED),
    onlySAb(OWN_MESSAGE, ABSENT),
    'appeal decision',
  ),
  ...onEach(`GET ${SPACE}/reports`, onlySAb(200, REFUSED), onlySAb(200, ABSENT)),
  ...onEach(`GET ${SPACE}/appeals`, onlySAb(200, REFUSED), onlySAb(200, ABSENT)),
  ...onEach(`GET ${SPACE}/moderation-register`, membersOnly(200), onlySAb(200, ABSENT)),
  ...onEach(`GET ${SPACE}/moderation-register/sums`, membersOnly(200), onlySAb(200, ABSENT)),
  { route: `GET ${SPILL}`, target: 'none', expected: reviewers(200) },
  { route: `GET ${SPILL}/:id`, target: 'absent', expected: reviewers(ABSENT) },
  { route: `POST ${SPILL}/:id/opening`, target: 'absent', body: 'opening', expected: reviewers(ABSENT) },
  {
    route: `POST ${SPILL}/:id/proposal`,
    target: 'absent',
    body: 'spill proposal',
    expected: reviewers(ABSENT),
  },
  {
    route: `POST ${SPILL}/:id/confirmation`,
    target: 'absent',
    body: 'spill confirmation',
    expected: reviewers(ABSENT),
  },
];
