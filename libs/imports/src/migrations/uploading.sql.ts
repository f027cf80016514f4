import { IMPORT_PIECE_BYTES } from '#contracts';

/** Imports of one person that are not over. */
const MOST_OPEN = 5;

/**
 * Begins an import. RU015, RU010, RU021 of the space; RU001 a label that the caller does not dominate; RU003 one above the
 * ceiling; RU060 when too many of his are open.
 */
const BEGIN_RUN = {
  name: 'imports.begin',
  args: 'new_id uuid, asked_space uuid, label int4, kind text, name text, size bigint, hash text, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held spaces.space := spaces.hold(asked_space, false);
    BEGIN
      IF NOT label = ANY (access.labels()) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU001', MESSAGE = 'label refused';
      END IF;
      IF NOT access.within_ceiling(label, held.ceiling_label_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU003', MESSAGE = 'label above the ceiling of the space';
      END IF;
      -- One look after the other: two that began together would not see each other.
      PERFORM FROM people.profile p WHERE p.id = access.me() FOR NO KEY UPDATE;
      IF (SELECT count(*) FROM imports.run r WHERE r.created_by = access.me()
          AND r.state IN ('uploading', 'checking', 'ready', 'running', 'undoing')) >= ${MOST_OPEN} THEN
        RAISE EXCEPTION USING ERRCODE = 'RU060', MESSAGE = 'too many imports are open';
      END IF;
      INSERT INTO imports.run (id, space_id, label_id, created_by, format, file_name, size_bytes, digest, created_at, phase_at)
        VALUES (new_id, asked_space, label, access.me(), kind, name, size, hash, moment, moment);
    END`,
} as const;

/** A piece of the file; the same piece again takes its place. RU065 for a number or a size that it cannot have. */
const PUT_PIECE = {
  name: 'imports.put_piece',
  args: 'asked uuid, number int4, content bytea',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held imports.run := imports.hold(asked, ARRAY['uploading']);
    BEGIN
      IF number < 0 OR octet_length(content) <> least(${IMPORT_PIECE_BYTES}, held.size_bytes - number::bigint * ${IMPORT_PIECE_BYTES}) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU065', MESSAGE = 'the file has no such piece';
      END IF;
      INSERT INTO imports.piece (run_id, n, bytes) VALUES (asked, number, content)
        ON CONFLICT ON CONSTRAINT pk_piece DO UPDATE SET bytes = EXCLUDED.bytes;
    END`,
} as const;

/** How many pieces are there, and the first that are not. */
const PIECES = {
  name: 'imports.pieces',
  args: 'asked uuid, most int4',
  returns: 'TABLE (received int4, missing int4[])',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held imports.run := imports.mine(asked);
    BEGIN
      IF held.id IS NULL THEN RETURN; END IF;
      RETURN QUERY SELECT (SELECT count(*)::int4 FROM imports.piece p WHERE p.run_id = asked),
        ARRAY(SELECT wanted.number FROM generate_series(0, ((held.size_bytes - 1) / ${IMPORT_PIECE_BYTES})::int4) AS wanted (number)
          WHERE NOT EXISTS (SELECT FROM imports.piece p WHERE p.run_id = asked AND p.n = wanted.number)
          ORDER BY wanted.number LIMIT most);
    END`,
} as const;

/** One piece, for who reads the file. NULL when there is none, or it is not being read. */
const READ_PIECE = {
  name: 'imports.read_piece',
  args: 'asked uuid, number int4',
  returns: 'bytea',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held imports.run := imports.mine(asked);
    BEGIN
      IF held.id IS NULL OR held.state NOT IN ('checking', 'running') THEN RETURN NULL; END IF;
      RETURN (SELECT p.bytes FROM imports.piece p WHERE p.run_id = asked AND p.n = number);
    END`,
} as const;

export const UPLOADING = [BEGIN_RUN, PUT_PIECE, PIECES, READ_PIECE];
