import type { AuditEventName } from '#contracts';

export interface CatalogueEntry {
  /** What happened, for the auditor. */
  readonly meaning: string;
  /**
   * `each`: one record a time, always. `by-level`: one record for each object at or above the level that the policy
   * names, counted below. `counted`: only how often, once a minute.
   */
  readonly kept: 'each' | 'by-level' | 'counted';
}

/** Everything that the log can tell. The document of the log is made from it. */
export const CATALOGUE: Readonly<Record<AuditEventName, CatalogueEntry>> = {
  'session.opened': { meaning: 'A person signed in.', kept: 'each' },
  'session.refused': { meaning: 'A sign-in was refused; the reason is for the auditor alone.', kept: 'each' },
  'session.read': { meaning: 'A person asked who is signed in.', kept: 'counted' },
  'session.closed': { meaning: 'A person signed out.', kept: 'each' },
  'request.refused': { meaning: 'A request was refused by the rules.', kept: 'each' },
  'request.failed': {
    meaning: 'A request failed by a fault or an outage; nothing was changed.',
    kept: 'each',
  },
  'session.listed': { meaning: 'A person listed his own open sessions.', kept: 'counted' },
  'session.ended': { meaning: 'A person ended one of his sessions, or all others.', kept: 'each' },
  'session.stepped_up': { meaning: 'A person gave his password again.', kept: 'each' },
  'person.listed': { meaning: 'People were looked for by name.', kept: 'counted' },
  'talk.opened': {
    meaning: 'A person began a talk, or asked for the direct talk that exists (facts.made tells which).',
    kept: 'each',
  },
  'draft.read': { meaning: 'A person read his own draft.', kept: 'counted' },
  'draft.saved': { meaning: 'A person saved his own draft.', kept: 'counted' },
  'label.listed': { meaning: 'The labels that a person may use were listed.', kept: 'counted' },
  'label.interned': { meaning: 'A label was composed.', kept: 'each' },
  'policy.read': { meaning: 'An officer read the active policies or the open proposals.', kept: 'each' },
  'policy.proposed': { meaning: 'An officer proposed a version of a policy.', kept: 'each' },
  'policy.activated': {
    meaning: 'A second officer made a proposed version the active one; the facts name it by its hash.',
    kept: 'each',
  },
  'conversation.listed': { meaning: 'The conversations of a person were listed.', kept: 'counted' },
  'conversation.read': { meaning: 'A conversation was opened.', kept: 'by-level' },
  'message.listed': {
    meaning: 'A page of a conversation was read; its messages are recorded by message.read.',
    kept: 'counted',
  },
  'message.read': { meaning: 'A message was shown to a person.', kept: 'by-level' },
  'message.posted': { meaning: 'A person wrote a message.', kept: 'each' },
  'message.edited': { meaning: 'An author changed his message; what it said before is kept.', kept: 'each' },
  'message.deleted': { meaning: 'An author deleted his message; a tombstone stays.', kept: 'each' },
  'message.history_read': { meaning: 'What a message said before was shown to a person.', kept: 'by-level' },
  'message.delivered': {
    meaning: 'A message went to open streams; the record names the sessions.',
    kept: 'by-level',
  },
  'stream.opened': { meaning: 'A person opened the stream of events.', kept: 'each' },
  'stream.closed': { meaning: 'A stream of events ended.', kept: 'each' },
  'site.read': { meaning: 'The public description of the site was read.', kept: 'counted' },
  'health.probed': { meaning: 'A monitor asked whether the process is well.', kept: 'counted' },
  'document.read': { meaning: 'The description of the interface was read.', kept: 'counted' },
  'page.served': { meaning: 'The page of the web application was served.', kept: 'counted' },
  'reads.counted': {
    meaning: 'How often each counted event happened in this process since the last record.',
    kept: 'each',
  },
  'emitter.started': { meaning: 'A process began to write records under a new emitter.', kept: 'each' },
};
