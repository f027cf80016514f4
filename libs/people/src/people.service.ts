import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { PeopleQuery, PersonCard, Places, Presence } from '#contracts';
import { runStatement } from '#database';
import { DEFAULT_PAGE_SIZE, toPage, type Id, type Page } from '#kernel';
import { cardColumns } from './person-card.js';

/** Most units, and most sites, that one answer shows. */
const MOST_PLACES = 500;

/** Through an array: of a joined function the planner expects a thousand rows, and reads every profile for them. */
const LIST = `SELECT ${cardColumns('p')} FROM people.profile p
  WHERE p.id = ANY (ARRAY(SELECT found.id FROM people.search($1, $2, $3, $4, $5, $6, $7, $8) found))
  ORDER BY p.name_key, p.id`;

type Place = Places['units'][number];

/** Finds people. */
@Injectable()
export class PeopleService {
  /** In the order of names. Nothing in a search text is a pattern. */
  async list(_ctx: RequestContext, query: PeopleQuery): Promise<Page<PersonCard>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const wanted = (['present', 'following', 'left'] as const).filter((word) => query[word] === true);
    const rows = await runStatement<PersonCard>(LIST, [
      query.query ?? '',
      query.unit ?? '',
      query.site ?? '',
      query.tag ?? '',
      query.language ?? null,
      wanted,
      query.after ?? null,
      limit + 1,
    ]);
    return toPage(rows, limit, ({ id }) => id);
  }

  /** Counted over the people whom the caller sees and who have not left. */
  async places(): Promise<Places> {
    const rows = await runStatement<Place & { kind: 'unit' | 'site' }>(
      'SELECT kind, name, people FROM people.places($1)',
      [MOST_PLACES],
    );
    const of = (wanted: 'unit' | 'site'): Place[] =>
      rows.filter(({ kind }) => kind === wanted).map(({ name, people }) => ({ name, people }));
    return { units: of('unit'), sites: of('site') };
  }

  async presence(_ctx: RequestContext, ids: readonly Id[]): Promise<Presence> {
    const rows = await runStatement<{ id: Id; recent: boolean }>(
      'SELECT id, recent FROM people.presence($1)',
      [ids],
    );
    return { items: rows.map(({ id, recent }) => ({ id, presence: recent ? 'online' : 'away' })) };
  }
}
