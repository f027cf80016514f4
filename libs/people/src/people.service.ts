import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { PeopleQuery, Person } from '#contracts';
import { runStatement } from '#database';
import { DEFAULT_PAGE_SIZE, toPage, type Page } from '#kernel';

/** Finds people by name. */
@Injectable()
export class PeopleService {
  /**
   * In the order of names; a person is found by the beginning of any part of the name, whatever its case. The search
   * text is matched as text: nothing in it is a pattern.
   */
  async list(
    _ctx: RequestContext,
    { query, limit = DEFAULT_PAGE_SIZE, after }: PeopleQuery,
  ): Promise<Page<Person>> {
    const rows = await runStatement<Person>(
      `SELECT p.id, p.display_name AS "displayName", p.unit FROM people.profile p
       WHERE ($1 = '' OR starts_with(lower(p.display_name), lower($1)) OR strpos(lower(p.display_name), ' ' || lower($1)) > 0)
         AND ($2::uuid IS NULL OR (p.display_name, p.id) > (SELECT c.display_name, c.id FROM people.profile c WHERE c.id = $2))
       ORDER BY p.display_name, p.id LIMIT $3`,
      [query?.trim() ?? '', after ?? null, limit + 1],
    );
    return toPage(rows, limit, ({ id }) => id);
  }
}
