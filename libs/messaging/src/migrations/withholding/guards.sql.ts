/** What is withheld neither changes nor goes: only what took the words brings them back, after its own row is gone. */
const KEEP_WITHHELD = {
  name: 'messaging.keep_withheld',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      IF EXISTS (SELECT FROM messaging.withheld w WHERE w.message_id = NEW.id) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU040', MESSAGE = 'the message is withheld';
      END IF;
      RETURN NEW;
    END`,
} as const;

/** The same for the title of its topic: none is given while the first message is withheld. */
const KEEP_WITHHELD_TITLE = {
  name: 'messaging.keep_withheld_title',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      IF EXISTS (SELECT FROM messaging.withheld w WHERE w.message_id = NEW.root_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU040', MESSAGE = 'the message is withheld';
      END IF;
      RETURN NEW;
    END`,
} as const;

/** Marks a message that somebody reacts to; who reacts holds its row already. */
const DECORATE_REACTED = {
  name: 'messaging.decorate_reacted',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      PERFORM messaging.decorate(NEW.subject_id, 8);
      RETURN NULL;
    END`,
} as const;

/** Keeps which message brought the words of which, also when the copy is deleted. */
const NOTE_COPY = {
  name: 'messaging.note_copy',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      INSERT INTO messaging.copy_of (message_id, source_id) VALUES (NEW.message_id, NEW.source_id) ON CONFLICT DO NOTHING;
      RETURN NULL;
    END`,
} as const;

export const GUARDS = [KEEP_WITHHELD, KEEP_WITHHELD_TITLE, DECORATE_REACTED, NOTE_COPY];
