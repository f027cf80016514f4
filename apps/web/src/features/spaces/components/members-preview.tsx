import { useInfiniteQuery } from '@tanstack/react-query';
import { PersonLink } from '../../../shared/person/person-name.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { membersQuery } from '../../../shared/api/members-query.js';
import { LoadProblem } from './load-problem.js';
import { useSpaceTexts } from './use-space-texts.js';

/** The first members by name; more on request. */
export function MembersPreview({ spaceId, count }: { spaceId: string; count: number | null }) {
  const t = useSpaceTexts();
  const language = useLanguage();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    membersQuery(spaceId, ''),
  );
  const members = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section>
      <h2>{count === null ? t('home.members') : t('members', { count })}</h2>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      <ul className="space-people">
        {members.map(({ person, role, partner }) => (
          <li key={person.id}>
            <Avatar name={person.displayName} />
            <span>
              <PersonLink person={person} />
              <span className="space-unit">
                {[
                  person.unit,
                  role === 'animator' && t('settings.members.roles.animator'),
                  partner && t('home.partnerUntil', { date: dayOnly(language, partner.endsAt) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button
          type="button"
          className="btn quiet"
          aria-disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('home.moreMembers')}
        </button>
      )}
    </section>
  );
}
