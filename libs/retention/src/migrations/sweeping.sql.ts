/**
 * Destroys what is past its time: at most `most` rows, in at most 200 spaces, from where the pass has come. One row for
 * each space and label in which something went, then one with `space_id` NULL whose `destroyed` is 1 when the pass is over
 * and 0 when it goes on. Nothing while another sweeps. The time is the database's own: a worker cannot bring another.
 */
const SWEEP = {
  name: 'retention.sweep',
  args: 'most int4',
  returns: 'TABLE (space_id uuid, content text, label_id int4, destroyed int4)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_worker'],
  body: `
    DECLARE
      from_space uuid;
      place uuid;
      kind record;
      gone record;
      seen int4 := 0;
      rest int4 := least(most, 2000);
      late boolean := false;
      is_over boolean;
    BEGIN
      SELECT p.after_space INTO from_space FROM retention.progress p FOR UPDATE SKIP LOCKED;
      IF NOT FOUND THEN RETURN; END IF;
      FOR place IN SELECT s.id FROM spaces.space s WHERE from_space IS NULL OR s.id > from_space ORDER BY s.id LIMIT 200 LOOP
        seen := seen + 1;
        -- What only a part of is held is judged row by row.
        IF NOT EXISTS (SELECT FROM retention.hold h WHERE h.object_id = place AND h.released_at IS NULL
            AND h.covers_from IS NULL AND h.covers_until IS NULL) THEN
          FOR kind IN SELECT c.name, c.destroyer FROM retention.content c ORDER BY c.name LOOP
            FOR gone IN EXECUTE format('SELECT d.label_id, d.destroyed FROM %s($1, $2) d', kind.destroyer)
                USING place, greatest(rest, 0) LOOP
              rest := rest - gone.destroyed;
              RETURN QUERY SELECT place, kind.name::text, gone.label_id::int4, gone.destroyed::int4;
            END LOOP;
          END LOOP;
        END IF;
        -- A space that may hold more is begun again in the next batch.
        EXIT WHEN rest <= 0;
        from_space := place;
        -- Well within the time of a statement, also where much is held and nothing goes.
        late := clock_timestamp() > statement_timestamp() + interval '1 second';
        EXIT WHEN late;
      END LOOP;
      is_over := rest > 0 AND seen < 200 AND NOT late;
      UPDATE retention.progress p SET after_space = CASE WHEN NOT is_over THEN from_space END;
      RETURN QUERY SELECT NULL::uuid, NULL::text, NULL::int4, is_over::int4;
    END`,
} as const;

export const SWEEPING = [SWEEP];
