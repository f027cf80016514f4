/** 'done', or why not: 'absent', 'withheld', 'spill only' (nobody moderates there), 'again' (his own report is open). */
const REPORT = {
  name: 'moderation.report_message',
  args: 'new_id uuid, asked uuid, why text, words text, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message := moderation.hold_message(asked);
    BEGIN
      IF held.id IS NULL OR held.deleted_at IS NOT NULL THEN RETURN 'absent'; END IF;
      IF held.decorations & 128 <> 0 THEN RETURN 'withheld'; END IF;
      IF NOT moderation.is_moderated(held.space_id) THEN RETURN 'spill only'; END IF;
      INSERT INTO moderation.report (id, message_id, space_id, label_id, reporter_id, reason, text, reported_at)
        VALUES (new_id, held.id, held.space_id, held.label_id, access.me(), why, words, moment) ON CONFLICT DO NOTHING;
      RETURN CASE WHEN FOUND THEN 'done' ELSE 'again' END;
    END`,
} as const;

/** A message of a space that the sealed caller animates, not his own. Ends the function with the reason otherwise. */
const JUDGED = `
      IF held.id IS NULL OR held.deleted_at IS NOT NULL THEN RETURN 'absent'; END IF;
      IF NOT (moderation.is_moderated(held.space_id) AND spaces.animates(held.space_id)) THEN RETURN 'refused'; END IF;
      IF moderation.human_of(held.author_id) IS NOT DISTINCT FROM access.my_human() THEN RETURN 'own'; END IF;`;

/** Answers the open reports on a message. 'done', or why not: 'absent', 'refused', 'own', 'withheld' (already). */
const DECIDE = {
  name: 'moderation.decide',
  args: 'new_id uuid, asked uuid, new_outcome text, broken_rule text, why text, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message := moderation.hold_message(asked);
    BEGIN
      ${JUDGED}
      IF held.decorations & 128 <> 0 THEN RETURN 'withheld'; END IF;
      INSERT INTO moderation.decision (id, message_id, space_id, label_id, author_id, outcome, rule, reason, decided_by, decided_at)
        VALUES (new_id, held.id, held.space_id, held.label_id, held.author_id, new_outcome, broken_rule, why, access.me(), moment);
      UPDATE moderation.report r SET decision_id = new_id WHERE r.message_id = held.id AND r.decision_id IS NULL;
      IF new_outcome = 'hidden' THEN
        PERFORM messaging.withhold(ARRAY[held.id], 'moderated', new_id, broken_rule, moment);
        PERFORM moderation.tell_person(held.author_id, held.space_id, held.label_id);
      END IF;
      RETURN 'done';
    END`,
} as const;

/** The last decision that hides a message, held. */
const HIDING = `
      SELECT d.* INTO hiding FROM moderation.decision d JOIN messaging.withheld w ON w.case_id = d.id
        WHERE d.message_id = held.id AND w.message_id = held.id ORDER BY d.id DESC LIMIT 1 FOR UPDATE OF d;
      IF NOT FOUND THEN RETURN 'over'; END IF;`;

/** By the author, once. 'done', or why not: 'absent', 'refused', 'over' (not hidden), 'again'. */
const APPEAL = {
  name: 'moderation.appeal',
  args: 'asked uuid, words text, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message := moderation.hold_message(asked);
      hiding moderation.decision;
    BEGIN
      IF held.id IS NULL THEN RETURN 'absent'; END IF;
      IF held.author_id <> access.me() THEN RETURN 'refused'; END IF;
      ${HIDING}
      IF hiding.appeal IS NOT NULL THEN RETURN 'again'; END IF;
      UPDATE moderation.decision d SET appeal = words, appealed_at = moment WHERE d.id = hiding.id;
      RETURN 'done';
    END`,
} as const;

/** By another animator than who hid it. 'done', or why not: 'absent', 'refused', 'own', 'over', 'other' (the same human). */
const DECIDE_APPEAL = {
  name: 'moderation.decide_appeal',
  args: 'asked uuid, new_outcome text, why text, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message := moderation.hold_message(asked);
      hiding moderation.decision;
    BEGIN
      ${JUDGED}
      ${HIDING}
      IF hiding.appeal IS NULL OR hiding.appeal_outcome IS NOT NULL THEN RETURN 'over'; END IF;
      IF moderation.human_of(hiding.decided_by) IS NOT DISTINCT FROM access.my_human() THEN RETURN 'other'; END IF;
      UPDATE moderation.decision d SET appeal_outcome = new_outcome, appeal_reason = why, appeal_decided_by = access.me(),
          appeal_decided_at = moment WHERE d.id = hiding.id;
      IF new_outcome = 'restored' THEN PERFORM messaging.release(hiding.id); END IF;
      PERFORM moderation.tell_person(held.author_id, held.space_id, held.label_id);
      RETURN 'done';
    END`,
} as const;

/** What was decided last over a message, for its author and for those who animate its space. */
const DECISION_OF = {
  name: 'moderation.decision_of',
  args: 'asked uuid',
  returns: 'TABLE (decision moderation.decision, label int4, may_appeal boolean, may_decide boolean)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message := moderation.hold_message(asked);
      animates boolean := held.id IS NOT NULL AND spaces.animates(held.space_id);
      is_author boolean := held.author_id = access.me();
    BEGIN
      IF held.id IS NULL OR NOT (animates OR is_author) THEN RETURN; END IF;
      RETURN QUERY
        SELECT d, d.label_id, is_author AND d.appeal IS NULL AND hides.there,
          animates AND hides.there AND d.appeal IS NOT NULL AND d.appeal_outcome IS NULL
            AND access.my_human() IS DISTINCT FROM moderation.human_of(d.decided_by)
            AND access.my_human() IS DISTINCT FROM moderation.human_of(d.author_id)
        FROM moderation.decision d,
          LATERAL (SELECT EXISTS (SELECT FROM messaging.withheld w WHERE w.case_id = d.id) AS there) hides
        WHERE d.message_id = held.id AND (animates OR d.outcome = 'hidden') ORDER BY d.id DESC LIMIT 1;
    END`,
} as const;

/** The words of a moderated message, for its author and its animators; nothing while they are held back as a spill. */
const HIDDEN_WORDS = {
  name: 'moderation.hidden_words',
  args: 'asked uuid',
  returns: 'TABLE (kind text, version int4, body text)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message := moderation.hold_message(asked);
    BEGIN
      IF held.id IS NULL OR NOT (held.author_id = access.me() OR spaces.animates(held.space_id))
        OR EXISTS (SELECT FROM messaging.withheld w WHERE w.message_id = held.id AND w.reason = 'spill') THEN RETURN; END IF;
      RETURN QUERY SELECT w.kind, w.version, w.body FROM messaging.withheld_words w
        WHERE w.message_id = held.id AND w.kind IN ('body', 'forward', 'title') ORDER BY w.kind, w.version;
    END`,
} as const;

/** Open reports of a space that the sealed caller animates, or appeals without an answer: the newest first. */
const QUEUE = {
  name: 'moderation.queue',
  args: 'asked_space uuid, what text, before_id uuid, most int4',
  returns: `TABLE (id uuid, message_id uuid, label_id int4, reason text, words text, at timestamptz, by_id uuid, by_name text,
    own boolean)`,
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      labels int4[] := access.labels();
    BEGIN
      IF NOT spaces.animates(asked_space) THEN RETURN; END IF;
      IF what = 'reports' THEN
        RETURN QUERY
          SELECT r.id, r.message_id, r.label_id, r.reason, r.text, r.reported_at, r.reporter_id, p.display_name,
            moderation.human_of(t.author_id) IS NOT DISTINCT FROM access.my_human()
          FROM moderation.report r JOIN people.profile p ON p.id = r.reporter_id JOIN messaging.message t ON t.id = r.message_id
          WHERE r.space_id = asked_space AND r.decision_id IS NULL AND r.label_id = ANY (labels) AND t.deleted_at IS NULL
            AND (before_id IS NULL OR r.id < before_id)
          ORDER BY r.id DESC LIMIT most;
      ELSE
        RETURN QUERY
          SELECT d.id, d.message_id, d.label_id, d.rule, d.appeal, d.appealed_at, d.author_id, p.display_name,
            moderation.human_of(d.decided_by) IS NOT DISTINCT FROM access.my_human()
              OR moderation.human_of(d.author_id) IS NOT DISTINCT FROM access.my_human()
          FROM moderation.decision d JOIN people.profile p ON p.id = d.author_id
          WHERE d.space_id = asked_space AND d.appeal IS NOT NULL AND d.appeal_outcome IS NULL AND d.label_id = ANY (labels)
            AND EXISTS (SELECT FROM messaging.withheld w WHERE w.case_id = d.id)
            AND (before_id IS NULL OR d.id < before_id)
          ORDER BY d.id DESC LIMIT most;
      END IF;
    END`,
} as const;

export const DECISIONS = [REPORT, DECIDE, APPEAL, DECIDE_APPEAL, DECISION_OF, HIDDEN_WORDS, QUEUE];
