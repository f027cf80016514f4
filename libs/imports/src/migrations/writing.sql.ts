import { MAX_IMPORT_KEY } from '#contracts';
import { HOUSE_MEMBER } from './checking.sql.js';

/** Milliseconds that a UUIDv7 carries. */
const TIME_IN = (id: string): string =>
  `('x' || lpad(left(replace(${id}::text, '-', ''), 12), 16, '0'))::bit(64)::bigint`;

/** Bits of messaging.message.decorations: what a page asks for besides the row. */
const IMPORTED = 256;
const REACTIONS = 8;

const MESSAGE_COLUMNS = `("line" int4, "part" int4, "outcome" text, "codes" text[], "channel" text, "author" text,
          "reactionsLeft" int4, "id" uuid, "threadId" uuid, "attributed" boolean, "body" text, "createdAt" timestamptz,
          "editedAt" timestamptz, "reactions" jsonb)`;

/**
 * Space and person, for those of the authors and reactions of a batch who read what is written there: nobody is made to
 * have said something where he could not.
 */
const READS = `ARRAY(
        WITH wanted AS (
          SELECT k.space_id, a.person_id FROM jsonb_to_recordset(given) AS x ${MESSAGE_COLUMNS}
              JOIN imports.channel k ON k.run_id = asked AND k.key = x."channel"
              JOIN imports.author a ON a.run_id = asked AND a.username = x."author"
            WHERE x."attributed" AND a.person_id IS NOT NULL
          UNION
          SELECT k.space_id, (g ->> 'person')::uuid FROM jsonb_to_recordset(given) AS x ${MESSAGE_COLUMNS}
              JOIN imports.channel k ON k.run_id = asked AND k.key = x."channel"
              CROSS JOIN LATERAL jsonb_array_elements(x."reactions") g
            WHERE x."id" IS NOT NULL
        ), house AS (
          SELECT w.space_id, array_agg(w.person_id) AS persons FROM wanted w JOIN auth.account c ON c.id = w.person_id
            WHERE w.space_id IS NOT NULL AND ${HOUSE_MEMBER('c')}
              AND w.person_id IN (SELECT a.person_id FROM imports.author a WHERE a.run_id = asked)
            GROUP BY w.space_id
        )
        SELECT h.space_id || ' ' || r.id FROM house h
          CROSS JOIN LATERAL messaging.readers_among(h.persons, held.label_id, h.space_id) AS r (id))`;

/**
 * Writes what came out of the lines between two places of the file, and the new place with it: a process that is killed
 * loses nothing and writes nothing twice. The only way by which somebody else than the caller becomes the author of a
 * message: author and place are taken from the mapping, every message says who imported it, and none is newer than the
 * beginning of the import. 'done', 'moved' (somebody else was here), 'stopped'. RU064 when messages may not be written
 * there any more, RU063 when somebody is not of the house any more, or does not read there.
 */
const PUT_BATCH = {
  name: 'imports.put_batch',
  args: 'asked uuid, seen_line int4, seen_part int4, next_line int4, next_part int4, next_bytes bigint, given jsonb, is_last boolean, moment timestamptz',
  returns: 'TABLE (outcome text, imported int4, skipped int4, refused int4)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held imports.run := imports.hold(asked, ARRAY['running', 'cancelled', 'expired', 'stopped', 'finished']);
      me uuid := access.me();
      written uuid[];
      gone uuid[];
      reads text[];
    BEGIN
      IF held.state <> 'running' THEN
        RETURN QUERY SELECT 'stopped', 0, 0, 0;
        RETURN;
      END IF;
      IF (held.cursor_line, held.cursor_part) <> (seen_line, seen_part) OR (next_line, next_part) < (seen_line, seen_part) THEN
        RETURN QUERY SELECT 'moved', 0, 0, 0;
        RETURN;
      END IF;
      IF EXISTS (SELECT FROM jsonb_to_recordset(given) AS x ${MESSAGE_COLUMNS}
          WHERE (x."line", x."part") < (seen_line + 1, seen_part) OR (x."line", x."part") >= (next_line + 1, next_part)
            OR (x."id" IS NOT NULL) <> (x."outcome" = 'imported')
            OR ${TIME_IN('x."id"')} <> (extract(epoch FROM x."createdAt") * 1000)::bigint
            OR x."createdAt" > held.started_at + interval '1 second' OR x."editedAt" > held.started_at) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU067', MESSAGE = 'no row of an import';
      END IF;
      IF EXISTS (SELECT FROM imports.channel k WHERE k.run_id = asked AND k.key IN (
            SELECT x."channel" FROM jsonb_to_recordset(given) AS x ("channel" text, "id" uuid) WHERE x."id" IS NOT NULL)
          AND NOT (k.space_id IS NOT NULL AND imports.takes(k.space_id, held.label_id))) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU064', MESSAGE = 'messages of this label are not written there any more';
      END IF;
      reads := ${READS};
      IF EXISTS (SELECT FROM jsonb_to_recordset(given) AS x ("channel" text, "author" text, "attributed" boolean)
            LEFT JOIN imports.channel k ON k.run_id = asked AND k.key = x."channel"
            LEFT JOIN imports.author a ON a.run_id = asked AND a.username = x."author"
          WHERE x."attributed" AND (k.space_id || ' ' || a.person_id = ANY (reads)) IS NOT TRUE) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU063', MESSAGE = 'somebody does not write there any more';
      END IF;

      -- Topics of an earlier import that take no answer any more: deleted here, or above this label by now.
      gone := ARRAY(SELECT DISTINCT x."threadId" FROM jsonb_to_recordset(given) AS x ("threadId" uuid)
        LEFT JOIN messaging.message m ON m.id = x."threadId"
        WHERE x."threadId" IS NOT NULL AND CASE
          WHEN m.id IS NULL THEN x."threadId" NOT IN (
            SELECT y."id" FROM jsonb_to_recordset(given) AS y ("id" uuid) WHERE y."id" IS NOT NULL)
          ELSE m.deleted_at IS NOT NULL OR m.thread_id IS NOT NULL OR NOT messaging.covers(held.label_id, m.label_id) END);

      WITH made AS (
        INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at, edited_at,
            thread_id, imported_by, decorations)
          SELECT x."id", c.id, c.space_id, held.label_id, CASE WHEN x."attributed" THEN a.person_id ELSE me END, x."body",
            x."createdAt", x."editedAt", x."threadId", me,
            ${IMPORTED} | CASE WHEN jsonb_array_length(x."reactions") > 0 THEN ${REACTIONS} ELSE 0 END
          FROM jsonb_to_recordset(given) AS x ${MESSAGE_COLUMNS}
            JOIN imports.channel k ON k.run_id = asked AND k.key = x."channel"
            JOIN messaging.conversation c ON c.space_id = k.space_id
            LEFT JOIN imports.author a ON a.run_id = asked AND a.username = x."author"
          WHERE x."id" IS NOT NULL AND (x."threadId" IS NULL OR NOT x."threadId" = ANY (gone)) ORDER BY x."line", x."part"
          ON CONFLICT (id) DO NOTHING RETURNING id)
      SELECT coalesce(array_agg(made.id), '{}') INTO written FROM made;

      INSERT INTO imports.entry (run_id, line, part, outcome, codes, channel, author, reactions_left, message_id)
        SELECT asked, x."line", x."part", CASE WHEN x.twice THEN 'skipped' ELSE x."outcome" END,
          CASE WHEN x."threadId" = ANY (gone) THEN ARRAY['ROOT_GONE'] WHEN x.twice THEN ARRAY['DUPLICATE'] ELSE x."codes" END, left(x."channel", ${MAX_IMPORT_KEY}), left(x."author", 100),
          CASE WHEN x.twice THEN 0 ELSE x."reactionsLeft" END, CASE WHEN NOT x.twice THEN x."id" END
        FROM (SELECT y.*, y."id" IS NOT NULL AND (NOT y."id" = ANY (written)
            OR row_number() OVER (PARTITION BY y."id" ORDER BY y."line", y."part") > 1) AS twice
          FROM jsonb_to_recordset(given) AS y ${MESSAGE_COLUMNS}) x;

      INSERT INTO discussion.reaction (id, subject_type, subject_id, space_id, label_id, person_id, reaction, given_at)
        SELECT gen_random_uuid(), 'message', m.id, m.space_id, m.label_id, (g ->> 'person')::uuid, g ->> 'reaction',
          least((g ->> 'at')::timestamptz, held.started_at)
        FROM jsonb_to_recordset(given) AS x ${MESSAGE_COLUMNS}
          JOIN messaging.message m ON m.id = x."id" CROSS JOIN LATERAL jsonb_array_elements(x."reactions") g
        WHERE x."id" = ANY (written) AND m.space_id || ' ' || (g ->> 'person') = ANY (reads)
        ON CONFLICT DO NOTHING;

      SELECT 'done', cardinality(written),
          count(*) FILTER (WHERE x."outcome" <> 'refused')::int4 - cardinality(written),
          count(*) FILTER (WHERE x."outcome" = 'refused')::int4
        INTO outcome, imported, skipped, refused FROM jsonb_to_recordset(given) AS x ("outcome" text);
      UPDATE imports.run r SET cursor_line = next_line, cursor_part = next_part, cursor_bytes = next_bytes,
          imported = r.imported + put_batch.imported, skipped = r.skipped + put_batch.skipped,
          refused = r.refused + put_batch.refused,
          state = CASE WHEN is_last THEN 'finished' ELSE r.state END,
          ended_at = CASE WHEN is_last THEN moment ELSE r.ended_at END
        WHERE r.id = asked;
      IF is_last THEN PERFORM imports.forget(asked); END IF;
      RETURN NEXT;
    END`,
} as const;

export const WRITING = [PUT_BATCH];
