import { IMPORT_PIECE_BYTES } from '#contracts';

/** Somebody of the house who may be an author: no partner, no officer, nobody whose account is off. */
export const HOUSE_MEMBER = (account: string): string =>
  `${account}.state = 'active' AND ${account}.site_role = 'member' AND NOT ${account}.partner`;

/** The file is there, and will be looked through. RU062 while a piece is missing. */
const ASK_CHECK = {
  name: 'imports.ask_check',
  args: 'asked uuid, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held imports.run := imports.hold(asked, ARRAY['uploading']);
    BEGIN
      IF (SELECT count(*) FROM imports.piece p WHERE p.run_id = asked) <> (held.size_bytes - 1) / ${IMPORT_PIECE_BYTES} + 1 THEN
        RAISE EXCEPTION USING ERRCODE = 'RU062', MESSAGE = 'pieces are missing';
      END IF;
      UPDATE imports.run r SET state = 'checking', phase_at = moment, checked_bytes = 0 WHERE r.id = asked;
    END`,
} as const;

/** How far the look has come. False when nobody waits for it any more. */
const NOTE_CHECKED = {
  name: 'imports.note_checked',
  args: 'asked uuid, bytes bigint',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      UPDATE imports.run r SET checked_bytes = bytes
        WHERE r.id = asked AND r.id = (imports.mine(asked)).id AND r.state = 'checking';
      RETURN FOUND;
    END`,
} as const;

/**
 * What the file holds. Users are proposed for who has their address, or else their name in the directory; open channels
 * for a space of the same name that the caller animates.
 */
const CONCLUDE_CHECK = {
  name: 'imports.conclude_check',
  args: 'asked uuid, seen jsonb, users jsonb, channels jsonb, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held imports.run := imports.hold(asked, ARRAY['checking']);
    BEGIN
      INSERT INTO imports.author (run_id, username, display_name, mail, posts)
        SELECT asked, x."username", x."displayName", x."email", x."posts"
        FROM jsonb_to_recordset(users) AS x ("username" text, "displayName" text, "email" text, "posts" int4);
      UPDATE imports.author a SET person_id = p.id, found_by = 'mail'
        FROM people.profile p JOIN auth.account c ON c.id = p.id
        WHERE a.run_id = asked AND lower(p.mail) = lower(a.mail) AND ${HOUSE_MEMBER('c')}
          AND NOT EXISTS (SELECT FROM people.profile q WHERE lower(q.mail) = lower(a.mail) AND q.id <> p.id);
      UPDATE imports.author a SET person_id = c.id, found_by = 'username'
        FROM auth.account c
        WHERE a.run_id = asked AND a.person_id IS NULL AND lower(c.uid) = lower(a.username) AND ${HOUSE_MEMBER('c')}
          AND EXISTS (SELECT FROM people.profile p WHERE p.id = c.id)
          AND NOT EXISTS (SELECT FROM auth.account d WHERE lower(d.uid) = lower(a.username) AND d.id <> c.id);
      INSERT INTO imports.channel (run_id, key, display_name, is_private, posts, replies)
        SELECT asked, x."key", x."displayName", x."isPrivate", x."posts", x."replies"
        FROM jsonb_to_recordset(channels)
          AS x ("key" text, "displayName" text, "isPrivate" boolean, "posts" int4, "replies" int4);
      UPDATE imports.channel k SET space_id = s.id
        FROM spaces.space s JOIN spaces.membership m ON m.space_id = s.id
        WHERE k.run_id = asked AND NOT k.is_private AND m.person_id = access.me() AND m.role = 'animator'
          AND people.fold(s.name) = people.fold(k.display_name) AND imports.takes(s.id, held.label_id);
      UPDATE imports.run r SET state = 'ready', preview = seen, phase_at = moment WHERE r.id = asked;
    END`,
} as const;

/** Whether the caller may have messages of this label written into a space. For nobody's ears. */
const TAKES = {
  name: 'imports.takes',
  args: 'asked_space uuid, label int4',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN spaces.animates(asked_space) AND EXISTS (SELECT FROM spaces.space s
        JOIN messaging.conversation c ON c.space_id = s.id
        WHERE s.id = asked_space AND s.archived_at IS NULL AND access.within_ceiling(label, s.ceiling_label_id));
    END`,
} as const;

export const CHECKING = [ASK_CHECK, NOTE_CHECKED, TAKES, CONCLUDE_CHECK];
