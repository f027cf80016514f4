import { frEvents } from '../../../shared/i18n/audit/fr-events.js';

/** What can be chosen: the events that are kept one by one, family by family. */
export const EVENT_FAMILIES: readonly { readonly family: string; readonly events: readonly string[] }[] =
  Object.entries(frEvents).map(([family, events]) => ({
    family,
    events: Object.keys(events).map((name) => `${family}.${name}`),
  }));
