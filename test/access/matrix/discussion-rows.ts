import type { TestApi } from '../../support/site/test-api.js';
import { ABSENT, membersOnly, onlySAb, REFUSED } from './expectations.js';
import type { Row, Target } from './matrix-table.js';

const REACTIONS = '/api/v1/conversations/:id/messages/:messageId/reactions';
const ENTRY_COMMENTS = '/api/v1/reference-entries/:id/comments';
const COMMENT = '/api/v1/comments/:id';

export type DiscussionBody = 'comment' | 'comment change';

export async function discussionBodies(api: TestApi): Promise<Record<DiscussionBody, unknown>> {
  return {
    comment: { body: 'Texte', labelId: await api.wireId('NP') },
    'comment change': { body: 'Autre texte', version: 1 },
  };
}

/** A row for each kind of object; what is hidden or absent is found by nobody. */
function onEach(route: string, shared: Row['expected'], own: Row['expected'], body?: DiscussionBody): Row[] {
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

/** The messages, entries and comments of these rows are s_ab's. */
export const DISCUSSION_ROWS: readonly Row[] = [
  ...onEach(`GET ${REACTIONS}`, membersOnly(200), onlySAb(200, ABSENT)),
  ...onEach(`PUT ${REACTIONS}/:reaction`, membersOnly(200), onlySAb(200, ABSENT)),
  ...onEach(`DELETE ${REACTIONS}/:reaction`, membersOnly(200), onlySAb(200, ABSENT)),
  ...onEach(`GET ${ENTRY_COMMENTS}`, membersOnly(200), onlySAb(200, ABSENT)),
  // A comment at the lowest label is below the entry of s_ab alone.
  ...onEach(
    `POST ${ENTRY_COMMENTS}`,
    membersOnly(201),
    onlySAb([409, 'LABEL_BELOW_SOURCE'], ABSENT),
    'comment',
  ),
  ...onEach(`PATCH ${COMMENT}`, onlySAb(200, REFUSED), onlySAb(200, ABSENT), 'comment change'),
  ...onEach(`DELETE ${COMMENT}`, onlySAb(200, REFUSED), onlySAb(200, ABSENT)),
  ...onEach(`GET ${COMMENT}/history`, membersOnly(200), onlySAb(200, ABSENT)),
];
