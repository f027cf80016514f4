import type { PersonCard } from '#contracts';

/** The columns of a card, for a query on `people.profile` under this alias. They are read under the caller's policies. */
export function cardColumns(alias: string): string {
  return `${alias}.id, ${alias}.display_name AS "displayName", ${alias}.unit, ${alias}.title, ${alias}.site,
    ${alias}.active, ${alias}.photo_hash IS NOT NULL AS "hasPhoto",
    EXISTS (SELECT FROM people.follow f
      WHERE f.follower_id = (SELECT access.me()) AND f.followed_id = ${alias}.id) AS "following"`;
}

/** Takes the card out of a row that holds more. */
export function cardOf(row: PersonCard): PersonCard {
  const { id, displayName, unit, title, site, active, hasPhoto, following } = row;
  return { id, displayName, unit, title, site, active, hasPhoto, following };
}
