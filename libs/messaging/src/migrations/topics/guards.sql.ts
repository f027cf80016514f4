/** Sets the bit of a kind of decoration. A message that has it already is not touched. For functions alone. */
export const DECORATE = {
  name: 'messaging.decorate',
  args: 'message uuid, mark int4',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      UPDATE messaging.message t SET decorations = t.decorations | mark WHERE t.id = message AND t.decorations & mark = 0;
    END`,
} as const;

/**
 * The last word on a reply: its topic lies in the same conversation, is no reply itself, is not deleted at this moment,
 * and is not above it. The lock waits for who changes the first message; it is taken at once at the strength that the
 * first reply needs for its mark: two that raised it later would wait for each other. Without a principal (planted
 * rows) a deleted topic may have replies.
 */
export const KEEP_REPLY = {
  name: 'messaging.keep_reply',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      root messaging.message;
    BEGIN
      IF (SELECT t.decorations & 1 = 0 FROM messaging.message t WHERE t.id = NEW.thread_id) THEN
        SELECT t.* INTO root FROM messaging.message t WHERE t.id = NEW.thread_id FOR NO KEY UPDATE;
      ELSE
        SELECT t.* INTO root FROM messaging.message t WHERE t.id = NEW.thread_id FOR SHARE;
      END IF;
      IF root.id IS NULL OR root.conversation_id <> NEW.conversation_id OR root.thread_id IS NOT NULL
        OR (root.deleted_at IS NOT NULL AND access.me() IS NOT NULL) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU032', MESSAGE = 'there is no such topic';
      END IF;
      IF NOT messaging.covers(NEW.label_id, root.label_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU031', MESSAGE = 'the label is below the topic';
      END IF;
      IF TG_OP = 'INSERT' THEN
        PERFORM messaging.decorate(root.id, 1);
        INSERT INTO messaging.thread (root_id, conversation_id, space_id, label_id)
          VALUES (root.id, root.conversation_id, root.space_id, root.label_id) ON CONFLICT DO NOTHING;
        PERFORM messaging.follow_by_itself(root, NEW.author_id, NEW.id);
        IF root.author_id <> NEW.author_id AND EXISTS (
          SELECT FROM messaging.readers_among(ARRAY[root.author_id], NEW.label_id, NEW.space_id)) THEN
          -- A reply that he may not read makes nobody follow: it would show.
          PERFORM messaging.follow_by_itself(root, root.author_id, NULL);
        END IF;
      END IF;
      RETURN NULL;
    END`,
} as const;

/** What belongs to a message lies where it lies and carries its label; what was taken from elsewhere is not above it. */
export const KEEP_PART = {
  name: 'messaging.keep_part',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      part jsonb := to_jsonb(NEW);
      held messaging.message;
      source messaging.message;
    BEGIN
      SELECT t.* INTO held FROM messaging.message t WHERE t.id = coalesce(part ->> 'message_id', part ->> 'root_id')::uuid;
      IF held.conversation_id IS DISTINCT FROM NEW.conversation_id OR held.space_id IS DISTINCT FROM NEW.space_id
        OR held.label_id IS DISTINCT FROM NEW.label_id THEN
        RAISE EXCEPTION USING ERRCODE = 'RU031', MESSAGE = 'a part of a message carries another label or lies elsewhere';
      END IF;
      IF TG_TABLE_NAME IN ('thread', 'thread_follow') AND held.thread_id IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'RU032', MESSAGE = 'a reply begins no topic';
      END IF;
      IF part ? 'source_id' THEN
        SELECT t.* INTO source FROM messaging.message t WHERE t.id = (part ->> 'source_id')::uuid;
        IF NOT messaging.covers(NEW.label_id, source.label_id) THEN
          RAISE EXCEPTION USING ERRCODE = 'RU031', MESSAGE = 'the label is below a source';
        END IF;
      END IF;
      RETURN NULL;
    END`,
} as const;

export const TRIGGERS = `
      CREATE TRIGGER message_keep_reply AFTER INSERT OR UPDATE OF thread_id, label_id, conversation_id ON messaging.message
        FOR EACH ROW WHEN (NEW.thread_id IS NOT NULL) EXECUTE FUNCTION messaging.keep_reply();
      CREATE TRIGGER thread_keep AFTER INSERT OR UPDATE ON messaging.thread
        FOR EACH ROW EXECUTE FUNCTION messaging.keep_part();
      CREATE TRIGGER thread_keep_content AFTER INSERT OR UPDATE ON messaging.thread
        FOR EACH ROW EXECUTE FUNCTION spaces.keep_content();
      CREATE TRIGGER quote_keep AFTER INSERT OR UPDATE ON messaging.quote
        FOR EACH ROW EXECUTE FUNCTION messaging.keep_part();
      CREATE TRIGGER forward_keep AFTER INSERT OR UPDATE ON messaging.forward
        FOR EACH ROW EXECUTE FUNCTION messaging.keep_part();
      CREATE TRIGGER mention_keep AFTER INSERT OR UPDATE ON messaging.mention
        FOR EACH ROW EXECUTE FUNCTION messaging.keep_part();
      CREATE TRIGGER thread_follow_keep AFTER INSERT OR UPDATE ON messaging.thread_follow
        FOR EACH ROW EXECUTE FUNCTION messaging.keep_part();`;

export const GUARDS = [DECORATE, KEEP_REPLY, KEEP_PART];
