import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { ChartPerson, ChartQuery, PersonChart } from '#contracts';
import { runStatement } from '#database';
import { DEFAULT_PAGE_SIZE, DomainError, toPage, type Id, type Page } from '#kernel';
import { cardColumns } from '../person-card.js';

/** Steps up from a person that one answer shows: deeper charts end there, and a circle ends where it closes. */
const MOST_MANAGERS = 30;

const CHART_COLUMNS = `${cardColumns('p')},
  (SELECT count(*)::int4 FROM people.profile r WHERE r.manager_id = p.id AND r.active) AS reports`;

const PERSON = `SELECT ${CHART_COLUMNS} FROM people.profile p WHERE p.id = $1`;

const MANAGERS = `WITH RECURSIVE up (id, path) AS (
    SELECT p.manager_id, ARRAY[p.id] FROM people.profile p WHERE p.id = $1
    UNION ALL SELECT p.manager_id, up.path || p.id FROM up JOIN people.profile p ON p.id = up.id
      WHERE p.id <> ALL (up.path) AND cardinality(up.path) <= ${MOST_MANAGERS})
  SELECT ${CHART_COLUMNS} FROM up JOIN people.profile p ON p.id = up.id
  WHERE p.id <> ALL (up.path) AND cardinality(up.path) <= ${MOST_MANAGERS} ORDER BY cardinality(up.path) DESC`;

const REPORTS = `SELECT ${CHART_COLUMNS} FROM people.profile p
  WHERE p.manager_id = $1 AND p.active AND ($2::uuid IS NULL
    OR (p.name_key, p.id) > (SELECT c.name_key, c.id FROM people.profile c WHERE c.id = $2))
  ORDER BY p.name_key, p.id LIMIT $3`;

const ROOTS = `SELECT ${CHART_COLUMNS} FROM people.profile p
  WHERE p.id = ANY (ARRAY(SELECT found.id FROM people.chart_roots($1, $2) found)) ORDER BY p.name_key, p.id`;

/** Who works for whom, as the directory says. */
@Injectable()
export class ChartService {
  async roots(_ctx: RequestContext, query: ChartQuery): Promise<Page<ChartPerson>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await runStatement<ChartPerson>(ROOTS, [query.after ?? null, limit + 1]);
    return toPage(rows, limit, ({ id }) => id);
  }

  /** @throws DomainError not_found NOT_FOUND: hidden and absent are the same. */
  async around(_ctx: RequestContext, id: Id, query: ChartQuery): Promise<PersonChart> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const [person] = await runStatement<ChartPerson>(PERSON, [id]);
    if (!person) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such person');
    const managers = await runStatement<ChartPerson>(MANAGERS, [id]);
    const reports = await runStatement<ChartPerson>(REPORTS, [id, query.after ?? null, limit + 1]);
    const page = toPage(reports, limit, (row) => row.id);
    return { person, managers, reports: { items: [...page.items], next: page.next } };
  }
}
