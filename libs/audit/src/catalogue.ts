import type { AuditEventName } from '#contracts';

export interface CatalogueEntry {
  /** What happened, for the auditor. */
  readonly meaning: string;
  /**
   * `each`: one record a time, always. `by-level`: one record for each object at or above the level that the policy
   * names, counted below. `counted`: only how often, once a minute.
   */
  readonly kept: 'each' | 'by-level' | 'counted';
  /** From this record on its object carries the label that it names. */
  readonly givesLabel?: true;
  /** Facts that name persons or their sessions: kept apart, and forgotten after a time. */
  readonly personalFacts?: readonly string[];
}

/** Objects that are a person, or his session: their ids are kept apart like those of actors. */
export const PERSONAL_OBJECTS: ReadonlySet<string> = new Set(['account', 'Person', 'Session']);

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
  'job.started': {
    meaning:
      'Work that a person had asked for began, in a session of its own and with his rights of that moment; the facts name its kind and the try.',
    kept: 'each',
  },
  'job.refused': {
    meaning:
      'Work that a person had asked for will not be done; the reason is a code, the facts name its kind.',
    kept: 'each',
  },
  'person.listed': { meaning: 'People were looked for by name.', kept: 'counted' },
  'person.read': { meaning: 'The profile of a person was opened.', kept: 'counted' },
  'profile.updated': {
    meaning: 'A person changed his own part of his profile; the facts name the parts.',
    kept: 'each',
  },
  'place.listed': { meaning: 'The units and sites of the house were listed.', kept: 'counted' },
  'presence.read': { meaning: 'Who is present was asked for.', kept: 'counted' },
  'photo.read': { meaning: 'The photo of a person was shown.', kept: 'counted' },
  'chart.read': { meaning: 'A part of the organisation chart was shown.', kept: 'counted' },
  'person.followed': {
    meaning: 'A person began to follow another; whom is known to him alone.',
    kept: 'counted',
  },
  'person.unfollowed': { meaning: 'A person no longer follows another.', kept: 'counted' },
  'expertise.confirmed': { meaning: 'A person confirmed what another says he knows.', kept: 'each' },
  'expertise.unconfirmed': { meaning: 'A person took such a confirmation back.', kept: 'each' },
  'correspondent.listed': {
    meaning: 'Whom to ask in a unit or at a site was looked up.',
    kept: 'counted',
  },
  'correspondent.declared': {
    meaning: 'A person became the one to ask about a subject: by himself, or by somebody above him.',
    kept: 'each',
    personalFacts: ['person'],
  },
  'correspondent.removed': { meaning: 'A person is no longer the one to ask about a subject.', kept: 'each' },
  'reference_list.listed': {
    meaning: 'Reference lists were listed; each is recorded by reference_list.read.',
    kept: 'counted',
  },
  'reference_list.read': { meaning: 'A reference list was shown to a person.', kept: 'by-level' },
  'reference_list.created': { meaning: 'A person began a reference list.', kept: 'each', givesLabel: true },
  'reference_list.updated': {
    meaning:
      'A reference list was renamed, given other fields, handed over or archived; the facts name the parts.',
    kept: 'each',
  },
  'reference_entry.listed': {
    meaning: 'A page of a reference list was read; its entries are recorded by reference_entry.read.',
    kept: 'counted',
  },
  'reference_entry.read': {
    meaning: 'An entry of a reference list was shown to a person.',
    kept: 'by-level',
    personalFacts: ['reader', 'sessions'],
  },
  'reference_entry.added': {
    meaning: 'A person added an entry to a reference list.',
    kept: 'each',
    givesLabel: true,
  },
  'reference_entry.edited': {
    meaning: 'A person changed an entry; what it said before is kept.',
    kept: 'each',
  },
  'reference_entry.reverted': {
    meaning: 'A person brought an older version of an entry back.',
    kept: 'each',
  },
  'reference_entry.deleted': { meaning: 'An entry was deleted; its history is kept.', kept: 'each' },
  'reference_entry.history_read': {
    meaning: 'What an entry said before was shown to a person.',
    kept: 'by-level',
  },
  'acronym.looked_up': {
    meaning: 'Words were looked up as acronyms; the entries shown are recorded by reference_entry.read.',
    kept: 'counted',
  },
  'import.listed': { meaning: 'A person listed his own imports of a space.', kept: 'counted' },
  'import.read': { meaning: 'A person looked at how one of his imports stands.', kept: 'counted' },
  'import.begun': {
    meaning: 'An animator began to bring a file of another system in; the facts name its size.',
    kept: 'each',
  },
  'import.piece_put': { meaning: 'A piece of such a file came.', kept: 'counted' },
  'import.check_asked': { meaning: 'The file was there, and was to be looked through.', kept: 'each' },
  'import.checked': {
    meaning: 'A file was looked through, or refused for a reason; facts.sha256 is its hash.',
    kept: 'each',
  },
  'import.mapping_read': {
    meaning: 'The users or channels of a file were shown to who imports it.',
    kept: 'counted',
  },
  'import.mapped': {
    meaning:
      'Who imports said who of the file is who here (facts.people), and what goes where (facts.spaces).',
    kept: 'each',
    personalFacts: ['people'],
  },
  'import.started': { meaning: 'Messages of a file began to be written.', kept: 'each' },
  'import.written': {
    meaning:
      'A batch of imported messages was written; the facts give the places in the file and the counts.',
    kept: 'each',
  },
  'import.finished': { meaning: 'An import came to its end.', kept: 'each' },
  'import.cancelled': { meaning: 'An import was cancelled; what was written by then stays.', kept: 'each' },
  'import.stopped': { meaning: 'An import stopped by itself; the reason says why.', kept: 'each' },
  'import.report_read': { meaning: 'A page of the report on an import was shown.', kept: 'counted' },
  'import.report_exported': { meaning: 'A part of the report on an import was downloaded.', kept: 'each' },
  'import.undo_asked': { meaning: 'What an import wrote was to be taken back.', kept: 'each' },
  'import.taken_back': {
    meaning: 'A batch of imported messages was taken back; what people had touched stays.',
    kept: 'each',
  },
  'import.undone': { meaning: 'An import was taken back as far as nobody had touched it.', kept: 'each' },
  'comment.read': { meaning: 'A comment was shown to a person.', kept: 'by-level' },
  'comment.added': {
    meaning: 'A person commented something; the facts name it.',
    kept: 'each',
    givesLabel: true,
  },
  'comment.edited': { meaning: 'A person changed his comment; what it said before is kept.', kept: 'each' },
  'comment.deleted': { meaning: 'A person deleted his comment; a tombstone stays.', kept: 'each' },
  'comment.history_read': {
    meaning: 'What a comment said before was shown to a person.',
    kept: 'by-level',
  },
  'reaction.read': { meaning: 'Who reacted to something was shown to a person.', kept: 'by-level' },
  'reaction.given': { meaning: 'A person reacted to something; the facts say how.', kept: 'each' },
  'reaction.taken_back': { meaning: 'A person took a reaction back.', kept: 'each' },
  'reaction.delivered': {
    meaning: 'A change of reactions was brought to open screens; the facts name the sessions.',
    kept: 'by-level',
    personalFacts: ['sessions'],
  },
  'talk.opened': {
    meaning: 'A person began a talk, or asked for the direct talk that exists (facts.made tells which).',
    kept: 'each',
    personalFacts: ['members'],
  },
  'draft.read': { meaning: 'A person read his own draft.', kept: 'counted' },
  'draft.listed': { meaning: 'A person listed his own drafts.', kept: 'counted' },
  'draft.saved': { meaning: 'A person saved his own draft.', kept: 'counted' },
  'label.listed': { meaning: 'The labels that a person may use were listed.', kept: 'counted' },
  'label.parts_listed': {
    meaning: 'The parts that a person may compose a label of were listed.',
    kept: 'counted',
  },
  'label.interned': { meaning: 'A label was composed.', kept: 'each' },
  'retention.policy_read': { meaning: 'An officer read how long the site keeps content.', kept: 'each' },
  'retention.policy_set': {
    meaning: 'An officer set how long the site keeps content; the facts hold the version and its rules.',
    kept: 'each',
  },
  'retention.destroyed': {
    meaning:
      'Content of a space under a label was destroyed: its time, or the hold on what was removed, was over; the facts tell what and how much.',
    kept: 'each',
  },
  'space.retention_read': { meaning: 'A person asked how long a space keeps content.', kept: 'counted' },
  'space.retention_previewed': {
    meaning: 'An animator asked what another period of a space would destroy.',
    kept: 'counted',
  },
  'space.retention_set': { meaning: 'An animator set how long a space keeps content.', kept: 'each' },
  'hold.listed': { meaning: 'An officer listed the legal holds.', kept: 'each' },
  'hold.people_searched': { meaning: 'An officer looked for whom a legal hold is to cover.', kept: 'each' },
  'hold.opened': {
    meaning: 'An officer opened a legal hold; the facts name what it covers.',
    kept: 'each',
    personalFacts: ['objectId'],
  },
  'hold.release_asked': {
    meaning: 'An officer asked for the release of a legal hold; the facts name the request by its hash.',
    kept: 'each',
    personalFacts: ['objectId'],
  },
  'hold.released': {
    meaning: 'A second officer confirmed the release of a legal hold.',
    kept: 'each',
    personalFacts: ['objectId'],
  },
  'policy.read': { meaning: 'An officer read the active policies or the open proposals.', kept: 'each' },
  'policy.proposed': { meaning: 'An officer proposed a version of a policy.', kept: 'each' },
  'policy.activated': {
    meaning: 'A second officer made a proposed version the active one; the facts name it by its hash.',
    kept: 'each',
  },
  'space.listed': {
    meaning: 'The directory of spaces was looked at; each space shown is recorded by space.read.',
    kept: 'counted',
  },
  'space.read': {
    meaning: 'A space was shown to a person, in the directory or by itself.',
    kept: 'by-level',
  },
  'space.created': { meaning: 'A person made a space, with its channel.', kept: 'each' },
  'space.updated': {
    meaning: 'An animator changed a space; the facts name the parts, not what they say.',
    kept: 'each',
  },
  'space.entry_raised': {
    meaning: 'The entry label of a space was raised; who does not dominate it is out.',
    kept: 'each',
  },
  'space.joined': { meaning: 'A person joined an open space.', kept: 'each' },
  'space.left': { meaning: 'A person left a space.', kept: 'each' },
  'space.requested': { meaning: 'A person asked to come into a space.', kept: 'each' },
  'space.requests_read': {
    meaning: 'The requests that wait in a space were shown to an animator.',
    kept: 'by-level',
  },
  'space.request_decided': {
    meaning: 'An animator answered a request; the facts tell whose and how.',
    kept: 'each',
    personalFacts: ['person'],
  },
  'space.members_read': { meaning: 'The members of a space were shown to a person.', kept: 'by-level' },
  'space.members_added': {
    meaning: 'An animator made people members, or invited partners; the facts name them.',
    kept: 'each',
    personalFacts: ['persons'],
  },
  'space.member_changed': {
    meaning: 'An animator changed the role of a member.',
    kept: 'each',
    personalFacts: ['person'],
  },
  'space.member_removed': {
    meaning: 'An animator took a member out.',
    kept: 'each',
    personalFacts: ['person'],
  },
  'space.members_moved': {
    meaning:
      'People came into a space or went out without being named by anybody; the facts name them and the cause: its rule and groups (rule), a change of a person (person), of the directory (directory), a raised entry label (entry_label), a partner whose sponsor is no active member (sponsor).',
    kept: 'each',
    personalFacts: ['came', 'went'],
  },
  'space.rule_braked': {
    meaning: 'A change of the directory would have emptied a space; its rule was not followed there.',
    kept: 'each',
  },
  'space.rule_read': {
    meaning: 'The rule and the groups of a space were shown to an animator.',
    kept: 'by-level',
  },
  'space.rule_tried': {
    meaning: 'An animator tried who would come and go by a rule; nothing was changed.',
    kept: 'each',
  },
  'space.rule_set': {
    meaning: 'An animator set or took away the rule of a space; the facts tell how many came and went.',
    kept: 'each',
  },
  'space.group_added': { meaning: 'A space was opened to a group of the directory.', kept: 'each' },
  'space.group_removed': { meaning: 'A space is no longer open to a group of the directory.', kept: 'each' },
  'directory_group.listed': {
    meaning: 'Groups of the directory were looked for by an animator.',
    kept: 'counted',
  },
  'space.launch_set': { meaning: 'An animator wrote down how a space is launched.', kept: 'each' },
  'space.followed_up': { meaning: 'An animator answered how a launch is going.', kept: 'each' },
  'space.archived': { meaning: 'A space was archived: read-only.', kept: 'each' },
  'space.restored': { meaning: 'An archived space was taken back into use.', kept: 'each' },
  'space.handed_over': {
    meaning: 'An animator gave his role to somebody else.',
    kept: 'each',
    personalFacts: ['to'],
  },
  'space.taken_over': { meaning: 'A member took over a space that nobody animated.', kept: 'each' },
  'conversation.listed': { meaning: 'The conversations of a person were listed.', kept: 'counted' },
  'conversation.read': { meaning: 'A conversation was opened.', kept: 'by-level' },
  'message.listed': {
    meaning: 'A page of a conversation was read; its messages are recorded by message.read.',
    kept: 'counted',
  },
  'message.read': { meaning: 'A message was shown to a person.', kept: 'by-level' },
  'message.posted': {
    meaning: 'A person wrote a message; the facts name the topic, what it quotes and what it forwards.',
    kept: 'each',
    givesLabel: true,
  },
  'message.scheduled': {
    meaning:
      'A person wrote a message to be sent later; when it is sent, message.posted names it by facts.scheduled.',
    kept: 'each',
  },
  'scheduled.listed': { meaning: 'A person listed what he has written to be sent later.', kept: 'counted' },
  'scheduled.changed': {
    meaning: 'A person changed the words or the time of a message that was to be sent later.',
    kept: 'each',
  },
  'scheduled.deleted': { meaning: 'A person deleted a message that was to be sent later.', kept: 'each' },
  'message.edited': { meaning: 'An author changed his message; what it said before is kept.', kept: 'each' },
  'message.deleted': { meaning: 'An author deleted his message; a tombstone stays.', kept: 'each' },
  'message.history_read': { meaning: 'What a message said before was shown to a person.', kept: 'by-level' },
  'thread.listed': {
    meaning:
      'The topics that a person follows were listed; their first messages are recorded by message.read.',
    kept: 'counted',
  },
  'thread.replies_listed': {
    meaning: 'A page of a topic was read; its messages are recorded by message.read.',
    kept: 'counted',
  },
  'thread.changed': {
    meaning:
      'A person gave a topic its title, resolved it or opened it again; the facts tell which, not the title.',
    kept: 'each',
  },
  'thread.followed': { meaning: 'A person began to follow a topic; known to him alone.', kept: 'counted' },
  'thread.unfollowed': { meaning: 'A person no longer follows a topic.', kept: 'counted' },
  'thread.marked_read': { meaning: 'A person has read a topic up to a reply.', kept: 'counted' },
  'message.delivered': {
    meaning: 'A message went to open streams; the record names the sessions.',
    kept: 'by-level',
    personalFacts: ['sessions'],
  },
  'message.pinned': { meaning: 'A person pinned a message to its conversation.', kept: 'each' },
  'message.unpinned': { meaning: 'A person took a pinned message down.', kept: 'each' },
  'pin.listed': {
    meaning: 'The pinned messages of a conversation were listed; each is recorded by message.read.',
    kept: 'counted',
  },
  'pin.delivered': { meaning: 'Open streams were told of a pin.', kept: 'counted' },
  'message.saved': {
    meaning: 'A person saved a message for himself; which is known to him alone.',
    kept: 'counted',
  },
  'message.unsaved': { meaning: 'A person no longer keeps a message.', kept: 'counted' },
  'saved.listed': {
    meaning: 'A person listed the messages that he saved; each is recorded by message.read.',
    kept: 'counted',
  },
  'mention.listed': {
    meaning: 'A person listed the messages that mention him; each is recorded by message.read.',
    kept: 'counted',
  },
  'acknowledgement.given': { meaning: 'A person acknowledged a message that asked for it.', kept: 'each' },
  'acknowledgement.delivered': {
    meaning: 'The author of a message was told on open streams that somebody acknowledged it.',
    kept: 'counted',
  },
  'acknowledgement.asked_listed': {
    meaning: 'A person listed what he is asked to acknowledge; each message is recorded by message.read.',
    kept: 'counted',
  },
  'acknowledgement.read': {
    meaning: 'Who has acknowledged a message, and who has not, was shown to its author or an animator.',
    kept: 'each',
  },
  'acknowledgement.reminded': {
    meaning:
      'Those who had not acknowledged a message were reminded; the facts tell how many, and for the how-manieth time.',
    kept: 'each',
  },
  'typing.noted': { meaning: 'A person began to write, or went on.', kept: 'counted' },
  'typing.delivered': { meaning: 'Open streams were told that somebody writes.', kept: 'counted' },
  'audience.read': {
    meaning: 'A person asked who would read what he is about to send.',
    kept: 'counted',
  },
  'mentionable.listed': { meaning: 'People whom a message could mention were looked for.', kept: 'counted' },
  'reading.marked': { meaning: 'A person marked up to where he has read.', kept: 'counted' },
  'unread.read': { meaning: 'A person asked how much he has not read.', kept: 'counted' },
  'message.reported': {
    meaning: 'A reader reported a message to the animators of its space; the facts name the reason.',
    kept: 'each',
  },
  'moderation.rules_read': { meaning: 'The rules of the house were read.', kept: 'counted' },
  'moderation.queue_read': {
    meaning: 'An animator looked at the reports or appeals of a space.',
    kept: 'each',
  },
  'moderation.decided': {
    meaning: 'An animator dismissed the reports on a message, or hid it by a rule.',
    kept: 'each',
  },
  'moderation.decision_read': {
    meaning: 'What was decided over a message was shown to its author or an animator.',
    kept: 'by-level',
  },
  'moderation.words_read': {
    meaning: 'The words of a moderated message were shown to its author or an animator.',
    kept: 'each',
  },
  'moderation.appealed': { meaning: 'The author of a hidden message asked for another look.', kept: 'each' },
  'moderation.appeal_decided': { meaning: 'Another animator answered an appeal.', kept: 'each' },
  'moderation.register_read': {
    meaning: 'The open register of moderation of a space was read.',
    kept: 'counted',
  },
  'spill.opened': {
    meaning: 'A reader reported that a message is too high for its place; it is withheld with its copies.',
    kept: 'each',
  },
  'spill.listed': {
    meaning: 'A reviewer looked for the spills that wait for him; each is recorded by spill.read.',
    kept: 'counted',
  },
  'spill.read': { meaning: 'A reviewer looked at a spill, without its words.', kept: 'each' },
  'spill.words_read': {
    meaning: 'A reviewer looked at the words of a spill; why is kept with the opening that the facts name.',
    kept: 'each',
  },
  'spill.proposed': {
    meaning:
      'A reviewer proposed to release a spill or to remove it; the facts carry the hash of what he saw.',
    kept: 'each',
  },
  'spill.confirmed': {
    meaning: 'A second person confirmed: a spill was released, or its words were destroyed.',
    kept: 'each',
  },
  'stream.opened': { meaning: 'A person opened the stream of events.', kept: 'each' },
  'stream.closed': { meaning: 'A stream of events ended.', kept: 'each', personalFacts: ['session'] },
  'site.read': { meaning: 'The public description of the site was read.', kept: 'counted' },
  'health.probed': { meaning: 'A monitor asked whether the process is well.', kept: 'counted' },
  'document.read': { meaning: 'The description of the interface was read.', kept: 'counted' },
  'page.served': { meaning: 'The page of the web application was served.', kept: 'counted' },
  'reads.counted': {
    meaning: 'How often each counted event happened in this process since the last record.',
    kept: 'each',
  },
  'directory.read': { meaning: 'The operator read the state of the directory sync.', kept: 'counted' },
  'directory.changes_read': {
    meaning: 'The operator read what a run of the directory sync changes: names, never clearances.',
    kept: 'each',
  },
  'directory.run_asked': {
    meaning: 'The operator asked for a run of the directory sync, or for taking the last one back.',
    kept: 'each',
  },
  'directory.run_decided': {
    meaning: 'The operator answered a run that had stopped; the facts name it by its hash.',
    kept: 'each',
  },
  'directory.resumed': { meaning: 'The schedule of the directory sync was resumed.', kept: 'each' },
  'directory.applied': { meaning: 'A run of the directory sync was applied; the facts count.', kept: 'each' },
  'directory.braked': {
    meaning: 'A run of the directory sync would have switched off too many accounts, and stopped to ask.',
    kept: 'each',
  },
  'directory.failed': { meaning: 'A run of the directory sync failed; nothing was changed.', kept: 'each' },
  'directory.undone': { meaning: 'The last run of the directory sync was taken back.', kept: 'each' },
  'account.created': {
    meaning: 'The directory sync made an account.',
    kept: 'each',
    personalFacts: ['directoryId'],
  },
  'account.changed': {
    meaning: 'The directory sync changed an account; the facts name the attributes, never values.',
    kept: 'each',
    personalFacts: ['directoryId'],
  },
  'account.deactivated': {
    meaning: 'The directory sync switched an account off and ended its sessions.',
    kept: 'each',
    personalFacts: ['directoryId'],
  },
  'account.reactivated': {
    meaning: 'The directory sync switched an account on again.',
    kept: 'each',
    personalFacts: ['directoryId'],
  },
  'emitter.started': { meaning: 'A process began to write records under a new emitter.', kept: 'each' },
  'emitter.epoch': {
    meaning:
      'A sign of life of a process that had nothing else to record: a log whose end was cut off shows.',
    kept: 'each',
  },
  'emitter.stopped': { meaning: 'A process ended in order; its emitter records nothing more.', kept: 'each' },
  'emitter.closed': {
    meaning:
      'A process that ended without a word, or was silent for too long, was closed by the sequencer; the facts name its emitter, its last number, and the numbers that were lost with it.',
    kept: 'each',
  },
  'audit.read': {
    meaning:
      'An officer or an auditor asked the log; the facts say by which filters, how many records were shown, and down to which.',
    kept: 'each',
    personalFacts: ['actor', 'object', 'session', 'source'],
  },
  'audit.record_read': {
    meaning: 'An officer or an auditor opened one record of the log with its exact text.',
    kept: 'each',
  },
  'audit.state_read': {
    meaning: 'An officer or an auditor asked how far the log is sealed, copied and witnessed.',
    kept: 'counted',
  },
  'audit.people_searched': {
    meaning: 'An officer or an auditor looked for whose acts the log is to be asked for.',
    kept: 'each',
  },
  'audit.sequencer_started': {
    meaning:
      'The sequencer found the log whole as far as it looks at a start; the facts name its key and the size.',
    kept: 'each',
  },
  'audit.pruned': {
    meaning:
      'Records of a month went, as the settings say; the facts name the month and between which places they lay.',
    kept: 'each',
  },
  'audit.identities_erased': {
    meaning:
      'What records say of persons is erased from here on, as the settings say; the facts name between which places they lie, signed with the key of the log.',
    kept: 'each',
  },
  'audit.key_rotated': {
    meaning: 'The log is signed with a new key from here on; the facts name it.',
    kept: 'each',
  },
  'audit.witnessed': {
    meaning:
      'The cosignature of a witness was imported; the facts name him, his key and the size of the log.',
    kept: 'each',
  },
};

/** Events that give their object the label that they name. */
export const LABELLING_EVENTS: readonly AuditEventName[] = (
  Object.entries(CATALOGUE) as [AuditEventName, CatalogueEntry][]
)
  .filter(([, { givesLabel }]) => givesLabel)
  .map(([event]) => event);

/** Of each event that has any, the facts that name persons. */
export const PERSONAL_FACTS: ReadonlyMap<AuditEventName, ReadonlySet<string>> = new Map(
  (Object.entries(CATALOGUE) as [AuditEventName, CatalogueEntry][]).flatMap(([event, { personalFacts }]) =>
    personalFacts ? [[event, new Set(personalFacts)]] : [],
  ),
);
