import type { Code } from '#contracts';
import {
  ABSENT,
  everybody,
  LABEL,
  membersOnly,
  officerOnly,
  onlySAb,
  REFUSED,
  signedIn,
  WRONG,
} from './expectations.js';
import { AUDIT_ROWS } from './audit-rows.js';
import { DISCUSSION_ROWS, type DiscussionBody } from './discussion-rows.js';
import { DIRECTORY_ROWS } from './directory-rows.js';
import { onEach } from './on-each.js';
import { MODERATION_ROWS, type ModerationBody } from './moderation-rows.js';
import { PEOPLE_ROWS, type PeopleBody } from './people-rows.js';
import { READING_ROWS, type ReadingBody } from './reading-rows.js';
import { IMPORT_ROWS, type ImportBody } from './import-rows.js';
import { REFERENCE_ROWS, type ReferenceBody } from './reference-rows.js';
import { RETENTION_ROWS, type RetentionBody } from './retention-rows.js';
import { SCHEDULED_ROWS, type ScheduledBody } from './scheduled-rows.js';
import { SPACE_ROWS, type SpaceBody } from './space-rows.js';
import { THREAD_ROWS, type ThreadBody } from './thread-rows.js';
import type { TestUid } from '../../support/site/test-people.js';

/** Who asks: the people of the site, and somebody without a session. */
export type Caller =
  Extract<TestUid, 'np' | 'dr' | 's_a' | 's_ab' | 'foreign' | 'officer' | 'auditor' | 'operator'> | 'nobody';

/**
 * The objects of a route. `shared`: a space of all members at the lowest label. `own`: a space of s_ab alone that
 * carries the highest label. `hidden`: low label, but nobody's space. `absent`: an id that was never given.
 * `archived`: as `own`, archived. s_ab animates `shared`, `own` and `archived`.
 */
export type Target = 'none' | 'shared' | 'own' | 'hidden' | 'absent' | 'archived';

/** A status, or a status with the code of its problem. */
export type Expected = number | readonly [status: number, code: Code];

export interface Row {
  /** As the router names it. */
  readonly route: string;
  readonly target: Target;
  /** What the address asks for, beginning with a question mark. */
  readonly query?: string;
  /** The request in short: which body goes along. */
  readonly body?:
    | 'message'
    | 'label'
    | 'wrong password'
    | 'wrong step-up'
    | 'edit'
    | 'draft'
    | 'talk'
    | 'policy'
    | 'hash'
    | 'run decision'
    | DiscussionBody
    | ModerationBody
    | PeopleBody
    | ReadingBody
    | ImportBody
    | ReferenceBody
    | RetentionBody
    | ScheduledBody
    | SpaceBody
    | ThreadBody;
  readonly expected: Readonly<Record<Caller, Expected>>;
}

const CONVERSATION = '/api/v1/conversations/:id';
const MESSAGES = `${CONVERSATION}/messages`;
const MESSAGE = `${MESSAGES}/:messageId`;
const DRAFT = `${CONVERSATION}/draft`;

/** Every route of the interface, for every caller, on every kind of object. */
export const MATRIX: readonly Row[] = [
  { route: 'GET /healthz', target: 'none', expected: everybody(200) },
  { route: 'GET /readyz', target: 'none', expected: everybody(200) },
  { route: 'GET /api/openapi.json', target: 'none', expected: everybody(200) },
  { route: 'GET /api/v1/site', target: 'none', expected: everybody(200) },
  { route: 'POST /api/v1/session', target: 'none', body: 'wrong password', expected: everybody(WRONG) },
  { route: 'GET /api/v1/session', target: 'none', expected: signedIn(200) },
  { route: 'DELETE /api/v1/session', target: 'none', expected: signedIn(204) },
  { route: 'GET /api/v1/labels', target: 'none', expected: membersOnly(200) },
  { route: 'GET /api/v1/labels/parts', target: 'none', expected: membersOnly(200) },
  {
    route: 'POST /api/v1/labels',
    target: 'none',
    body: 'label',
    expected: { ...membersOnly(LABEL), s_a: 201, s_ab: 201, foreign: 201 },
  },
  { route: 'GET /api/v1/policies', target: 'none', expected: officerOnly(200) },
  { route: 'GET /api/v1/policies/proposals', target: 'none', expected: officerOnly(200) },
  {
    route: 'POST /api/v1/policies/proposals',
    target: 'none',
    body: 'policy',
    expected: officerOnly([403, 'STEP_UP_REQUIRED']),
  },
  {
    route: 'POST /api/v1/policies/proposals/:id/activation',
    target: 'absent',
    body: 'hash',
    expected: officerOnly([403, 'STEP_UP_REQUIRED']),
  },
  { route: 'GET /api/v1/conversations', target: 'none', expected: membersOnly(200) },
  { route: `GET ${CONVERSATION}`, target: 'shared', expected: membersOnly(200) },
  { route: `GET ${CONVERSATION}`, target: 'own', expected: onlySAb(200, ABSENT) },
  { route: `GET ${CONVERSATION}`, target: 'hidden', expected: membersOnly(ABSENT) },
  { route: `GET ${CONVERSATION}`, target: 'absent', expected: membersOnly(ABSENT) },
  { route: `GET ${MESSAGES}`, target: 'shared', expected: membersOnly(200) },
  { route: `GET ${MESSAGES}`, target: 'own', expected: onlySAb(200, ABSENT) },
  { route: `GET ${MESSAGES}`, target: 'hidden', expected: membersOnly(ABSENT) },
  { route: `GET ${MESSAGES}`, target: 'absent', expected: membersOnly(ABSENT) },
  ...onEach(`GET ${CONVERSATION}/opening`, membersOnly(200), onlySAb(200, ABSENT)),
  { route: `POST ${MESSAGES}`, target: 'shared', body: 'message', expected: membersOnly(201) },
  { route: `POST ${MESSAGES}`, target: 'own', body: 'message', expected: onlySAb(201, ABSENT) },
  { route: `POST ${MESSAGES}`, target: 'hidden', body: 'message', expected: membersOnly(ABSENT) },
  { route: `POST ${MESSAGES}`, target: 'absent', body: 'message', expected: membersOnly(ABSENT) },
  // The messages of these rows are s_ab's.
  { route: `PATCH ${MESSAGE}`, target: 'shared', body: 'edit', expected: onlySAb(200, REFUSED) },
  { route: `PATCH ${MESSAGE}`, target: 'own', body: 'edit', expected: onlySAb(200, ABSENT) },
  { route: `PATCH ${MESSAGE}`, target: 'hidden', body: 'edit', expected: membersOnly(ABSENT) },
  { route: `PATCH ${MESSAGE}`, target: 'absent', body: 'edit', expected: membersOnly(ABSENT) },
  { route: `DELETE ${MESSAGE}`, target: 'shared', expected: onlySAb(200, REFUSED) },
  { route: `DELETE ${MESSAGE}`, target: 'own', expected: onlySAb(200, ABSENT) },
  { route: `DELETE ${MESSAGE}`, target: 'hidden', expected: membersOnly(ABSENT) },
  { route: `DELETE ${MESSAGE}`, target: 'absent', expected: membersOnly(ABSENT) },
  { route: `GET ${MESSAGE}/history`, target: 'shared', expected: membersOnly(200) },
  { route: `GET ${MESSAGE}/history`, target: 'own', expected: onlySAb(200, ABSENT) },
  { route: `GET ${MESSAGE}/history`, target: 'hidden', expected: membersOnly(ABSENT) },
  { route: `GET ${MESSAGE}/history`, target: 'absent', expected: membersOnly(ABSENT) },
  { route: `GET ${DRAFT}`, target: 'shared', expected: membersOnly(200) },
  { route: `GET ${DRAFT}`, target: 'own', expected: onlySAb(200, ABSENT) },
  { route: `GET ${DRAFT}`, target: 'hidden', expected: membersOnly(ABSENT) },
  { route: `GET ${DRAFT}`, target: 'absent', expected: membersOnly(ABSENT) },
  { route: `PUT ${DRAFT}`, target: 'shared', body: 'draft', expected: membersOnly(200) },
  { route: `PUT ${DRAFT}`, target: 'own', body: 'draft', expected: onlySAb(200, ABSENT) },
  { route: `PUT ${DRAFT}`, target: 'hidden', body: 'draft', expected: membersOnly(ABSENT) },
  { route: `PUT ${DRAFT}`, target: 'absent', body: 'draft', expected: membersOnly(ABSENT) },
  { route: 'POST /api/v1/conversations', target: 'none', body: 'talk', expected: membersOnly(201) },
  { route: 'GET /api/v1/sessions', target: 'none', expected: signedIn(200) },
  { route: 'DELETE /api/v1/sessions/:id', target: 'absent', expected: signedIn(ABSENT) },
  { route: 'DELETE /api/v1/sessions', target: 'none', expected: signedIn(204) },
  {
    route: 'POST /api/v1/session/step-up',
    target: 'none',
    body: 'wrong step-up',
    expected: signedIn([403, 'STEP_UP_FAILED']),
  },
  ...PEOPLE_ROWS,
  ...READING_ROWS,
  ...RETENTION_ROWS,
  ...SCHEDULED_ROWS,
  ...REFERENCE_ROWS,
  ...IMPORT_ROWS,
  ...DISCUSSION_ROWS,
  ...MODERATION_ROWS,
  ...SPACE_ROWS,
  ...THREAD_ROWS,
  ...DIRECTORY_ROWS,
  ...AUDIT_ROWS,
  { route: 'GET /api/v1/stream', target: 'none', expected: membersOnly(200) },
];

export const CALLERS = Object.keys(everybody(200)) as Caller[];
