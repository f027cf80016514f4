/** A class of OCSF 1.3 and what was done, by the numbers of that class. */
export interface OcsfClass {
  readonly classUid: number;
  readonly activityId: number;
}

export const ACCOUNT_CHANGE = 3001;
export const AUTHENTICATION = 3002;
export const AUTHORIZE_SESSION = 3003;
export const ENTITY_MANAGEMENT = 3004;
export const GROUP_MANAGEMENT = 3006;
export const APPLICATION_LIFECYCLE = 6002;
export const API_ACTIVITY = 6003;

const OTHER = 99;

/** Events whose class has verbs of its own. */
const BY_NAME: Readonly<Record<string, readonly [classUid: number, activityId: number]>> = {
  'session.opened': [AUTHENTICATION, 1],
  'session.refused': [AUTHENTICATION, 1],
  'session.closed': [AUTHENTICATION, 2],
  'session.ended': [AUTHENTICATION, 2],
  'session.stepped_up': [AUTHORIZE_SESSION, 1],
  'account.created': [ACCOUNT_CHANGE, 1],
  'account.reactivated': [ACCOUNT_CHANGE, 2],
  'account.deactivated': [ACCOUNT_CHANGE, 5],
  'account.changed': [ACCOUNT_CHANGE, OTHER],
  'space.joined': [GROUP_MANAGEMENT, 3],
  'space.members_added': [GROUP_MANAGEMENT, 3],
  'space.group_added': [GROUP_MANAGEMENT, 3],
  'space.left': [GROUP_MANAGEMENT, 4],
  'space.member_removed': [GROUP_MANAGEMENT, 4],
  'space.group_removed': [GROUP_MANAGEMENT, 4],
  'space.member_changed': [GROUP_MANAGEMENT, OTHER],
  'space.members_moved': [GROUP_MANAGEMENT, OTHER],
  'emitter.started': [APPLICATION_LIFECYCLE, 3],
  'audit.sequencer_started': [APPLICATION_LIFECYCLE, 3],
  'emitter.stopped': [APPLICATION_LIFECYCLE, 4],
  'emitter.closed': [APPLICATION_LIFECYCLE, 4],
};

/** First words of events about the things that are administered, not about what is written in them. */
const ENTITIES = new Set(['policy', 'space', 'hold', 'retention', 'label', 'directory', 'directory_group']);

const LIFECYCLE = new Set(['emitter', 'audit']);

/** What is done to a thing, by the last word of the event; the rest changes it. */
const VERBS: readonly (readonly [RegExp, activityId: number])[] = [
  [/(^|_)(read|listed|looked_up|searched|previewed|exported|delivered|probed|served|counted|tried)$/, 2],
  [/(^|_)(created|begun|posted|added|scheduled|declared|given|proposed|opened|reported|asked|interned)$/, 1],
  [/(^|_)(deleted|removed|destroyed|taken_back|cancelled|undone|ended|unfollowed|unsaved|unpinned)$/, 4],
];

/** Every event has a class: what no family names is an activity of the interface. */
export function ocsfClass(event: string): OcsfClass {
  const named = BY_NAME[event];
  if (named) return { classUid: named[0], activityId: named[1] };
  const [family = '', ...rest] = event.split('.');
  if (LIFECYCLE.has(family)) return { classUid: APPLICATION_LIFECYCLE, activityId: OTHER };
  const verb = VERBS.find(([words]) => words.test(rest.join('.')));
  return { classUid: ENTITIES.has(family) ? ENTITY_MANAGEMENT : API_ACTIVITY, activityId: verb?.[1] ?? 3 };
}
