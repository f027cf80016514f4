/** Entries of an index that one step takes. A literal in the statements: plans are made for it. */
const AT_ONCE = 500;
/** Records that one request looks at, and how long; whichever is reached first ends it after the step. */
const MOST_SEEN = 20_000;
const LONGEST = '200 milliseconds';

/**
 * The next ids with one value in a column, newest first, from its index (column, id DESC). The value is asked for as a
 * range of one: the order then names the column, so that no plan can walk through another index and pass by any number
 * of records that do not fit. With `column = value` the planner knew the order of the column to mean nothing, took the
 * primary key where its figures were wrong, and read the whole log for a value that stands in it twice.
 */
const walk = (column: string, value: string, more = ''): string => `
          SELECT e.id FROM audit.audit_event e
          WHERE e.${column} >= ${value} AND e.${column} <= ${value} ${more} AND e.id < high AND e.id >= low
          ORDER BY e.${column}, e.id DESC LIMIT ${AT_ONCE}`;

/** A walk that can lead: of all that can, the one that reaches furthest back with as many entries does. */
const lead = (given: string, ids: string): string => `
        IF ${given} THEN
          SELECT array_agg(s.id ORDER BY s.id DESC) INTO taken FROM (${ids}) s;
          taken_edge := CASE WHEN cardinality(taken) = ${AT_ONCE} THEN taken[${AT_ONCE}] ELSE low END;
          IF edge IS NULL OR taken_edge < edge THEN chunk := taken; edge := taken_edge; END IF;
        END IF;`;

/**
 * Which records fit all conditions, newest first: for officers and auditors; nothing for others. A request looks at a
 * bounded part of the log, however rare what it asks for is: `reached` is the id down to which all were looked at, NULL
 * when that is all of them. At most `most` are found, and then `reached` is the last of these.
 *
 * NULL is no condition. @param low, high ids: from the first on, below the second. @param since, until by the time of
 * the record; the ids bound them with some room, since an id is made a moment after the time was read.
 */
export const SEARCH_LOG = {
  name: 'audit.search_log',
  args: `low uuid, below uuid, since timestamptz, until timestamptz, of_events text[], of_actor uuid, of_session uuid,
    of_object uuid, of_type text, of_label uuid, decided text, came_out text, of_source text, of_request uuid, most int4`,
  returns: 'TABLE (ids uuid[], reached uuid)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      label_no int4 := (SELECT l.id FROM access.label l WHERE l.wire_id = of_label);
      begun timestamptz := clock_timestamp();
      high uuid := below;
      seen int4 := 0;
      chunk uuid[];
      taken uuid[];
      newest uuid;
      edge uuid;
      taken_edge uuid;
    BEGIN
      IF (access.caller()).site_role IN ('officer', 'auditor') IS NOT TRUE THEN RETURN; END IF;
      -- For this function alone: where a plan expects few rows it would read all of them and sort.
      PERFORM set_config('enable_sort', 'off', true);
      ids := '{}';
      LOOP
        EXIT WHEN of_label IS NOT NULL AND label_no IS NULL;
        chunk := NULL;
        edge := NULL;
${lead('of_object IS NOT NULL', walk('object_id', 'of_object'))}
${lead('of_request IS NOT NULL', walk('correlation_id', 'of_request'))}
${lead('of_session IS NOT NULL', walk('session_id', 'of_session'))}
${lead('of_actor IS NOT NULL', walk('actor', 'of_actor'))}
${lead('of_source IS NOT NULL', walk('source_address', 'of_source'))}
${lead('label_no IS NOT NULL', walk('label_id', 'label_no'))}
${lead(`decided = 'deny'`, walk('decision', `'deny'`, `AND e.decision <> 'allow'`))}
${lead(`came_out = 'failure'`, walk('outcome', `'failure'`, `AND e.outcome <> 'success'`))}
${lead(
  'of_events IS NOT NULL',
  `SELECT w.id FROM unnest(of_events) v (name) CROSS JOIN LATERAL (${walk('event', 'v.name')}) w
          ORDER BY w.id DESC LIMIT ${AT_ONCE}`,
)}
        IF edge IS NULL THEN
          SELECT array_agg(s.id ORDER BY s.id DESC) INTO chunk FROM (
            SELECT e.id FROM audit.audit_event e WHERE e.id < high AND e.id >= low ORDER BY e.id DESC LIMIT ${AT_ONCE}) s;
          edge := CASE WHEN cardinality(chunk) = ${AT_ONCE} THEN chunk[${AT_ONCE}] ELSE low END;
        END IF;
        newest := chunk[1];
        -- The bounds leave out the months in which none of them lies.
        SELECT ids || array_agg(e.id ORDER BY e.id DESC) INTO ids FROM audit.audit_event e
          WHERE e.id = ANY (chunk) AND e.id >= edge AND e.id <= newest
            AND (since IS NULL OR e.at >= since) AND (until IS NULL OR e.at < until)
            AND (of_events IS NULL OR e.event = ANY (of_events)) AND (of_actor IS NULL OR e.actor = of_actor)
            AND (of_session IS NULL OR e.session_id = of_session) AND (of_object IS NULL OR e.object_id = of_object)
            AND (of_type IS NULL OR e.object_type = of_type) AND (label_no IS NULL OR e.label_id = label_no)
            AND (decided IS NULL OR e.decision = decided) AND (came_out IS NULL OR e.outcome = came_out)
            AND (of_source IS NULL OR e.source_address = of_source)
            AND (of_request IS NULL OR e.correlation_id = of_request);
        seen := seen + coalesce(cardinality(chunk), 0);
        IF cardinality(ids) > most THEN
          ids := ids[1:most];
          reached := ids[most];
          EXIT;
        END IF;
        EXIT WHEN edge = low;
        high := edge;
        IF seen >= ${MOST_SEEN} OR clock_timestamp() - begun >= interval '${LONGEST}' THEN
          reached := edge;
          EXIT;
        END IF;
      END LOOP;
      PERFORM set_config('enable_sort', 'on', true);
      RETURN NEXT;
    END`,
} as const;
