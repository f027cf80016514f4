import type { DefinerFunction } from '#database';
import { ownSessionFunctions } from '../own-sessions.sql.js';
import { lastSignIn } from '../sign-in.sql.js';
import { withSession } from '../sync-snapshots.sql.js';

/**
 * Everything that shows or counts sessions as those of a person.
 * @param open which rows `s` of auth.session are open sessions of somebody.
 * @param kind a further condition, on those that are over as well.
 */
export const sessionFunctions = (open: string, kind: string): readonly DefinerFunction[] => [
  ...ownSessionFunctions(open),
  lastSignIn(kind),
  withSession(open),
];
