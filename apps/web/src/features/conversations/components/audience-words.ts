import type { Audience, Language } from '#contracts';
import type { TFunction } from 'i18next';

type Say = TFunction<'composing'>;

/** Most organisations that are named: the others are counted together. */
const MOST_NAMED = 3;

/** "23 people will read this: 19 of Aubrac Systèmes, 4 partners · 20 FRA, 3 DEU. 6 members will not." */
export function audienceWords(audience: Audience, t: Say, language: Language): string {
  const { readers, organisations, nationalities, without } = audience;
  if (readers === 0) return t('audience.nobody');
  const who = t('audience.readers', { count: readers });
  const named: string[] = organisations
    .slice(0, MOST_NAMED)
    .map(({ name, count }) => t('audience.organisation', { count, name }));
  const others = organisations.slice(MOST_NAMED).reduce((sum, { count }) => sum + count, 0);
  if (others > 0) named.push(t('audience.otherOrganisations', { count: others }));
  const where = [
    named.length > 0 ? listed(named, language) : '',
    nationalityWords(nationalities, readers, t, language),
  ].filter((part) => part !== '');
  const first =
    where.length > 0
      ? t('audience.of', { readers: who, where: where.join(' · ') })
      : t('audience.alone', { readers: who });
  return without > 0 ? `${first} ${t('audience.without', { count: without })}` : first;
}

/** Where all are of one, its code alone says so. */
function nationalityWords(
  nationalities: Audience['nationalities'],
  readers: number,
  t: Say,
  language: Language,
): string {
  const [first, ...more] = nationalities;
  if (!first) return '';
  if (more.length === 0 && first.count === readers) return first.code;
  return listed(
    nationalities.map(({ code, count }) => t('audience.nationality', { code, count })),
    language,
  );
}

/** What another label changes; an empty text when it changes nothing. */
export function changeWords(before: number, after: number, t: Say): string {
  if (after === before) return '';
  return after > before
    ? t('audience.more', { count: after - before })
    : t('audience.fewer', { count: before - after });
}

/** Who is mentioned and would not read it. */
export function unreachedWords({ unreached }: Audience, t: Say, language: Language): string {
  if (unreached.length === 0) return '';
  const names = listed(
    unreached.map(({ displayName }) => displayName),
    language,
  );
  return t('audience.unreached', { count: unreached.length, names });
}

function listed(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { style: 'short', type: 'unit' }).format(items);
}
