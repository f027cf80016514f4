import type { Space, SpaceRequest } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { PersonLink } from '../../../shared/person/person-name.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { decideRequest } from '../api/change-members.js';
import { requestsQuery } from '../api/requests-query.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { LoadProblem } from './load-problem.js';
import { MoreLine } from './more-line.js';
import { useSpaceTexts } from './use-space-texts.js';

/** Who asks to come in; the oldest first. */
export function RequestSettings({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const language = useLanguage();
  const act = useSpaceAct(space.id);
  const [done, setDone] = useState('');
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    requestsQuery(space.id),
  );
  const requests = data?.pages.flatMap(({ items }) => items) ?? [];

  async function decide({ id, person }: SpaceRequest, accept: boolean) {
    setDone('');
    if (!(await act.run(() => decideRequest(space.id, id, accept)))) return;
    setDone(
      t(accept ? 'settings.requests.accepted' : 'settings.requests.refused', { name: person.displayName }),
    );
  }

  return (
    <div className="space-form">
      <p role="status" className="undo-line">
        {done}
      </p>
      <p role="alert" className="form-problem">
        {act.error !== null && <ProblemText error={act.error} />}
      </p>
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      {data && requests.length === 0 && (
        <EmptyState title={t('settings.requests.none')} hint={t('settings.requests.noneHint')} />
      )}
      {requests.length > 0 && (
        <ul className="settings-list" aria-label={t('settings.requests.list')}>
          {requests.map((request) => {
            const name = request.person.displayName;
            return (
              <li key={request.id}>
                <Avatar name={name} />
                <div className="settings-person">
                  <PersonLink person={request.person} />
                  <span className="space-unit">
                    {[request.person.unit, dayAndTime(language, request.askedAt)].filter(Boolean).join(' · ')}
                  </span>
                  <p className="space-text">
                    {request.message === '' ? t('settings.requests.noMessage') : request.message}
                  </p>
                </div>
                <div className="settings-acts">
                  <button
                    type="button"
                    className="btn"
                    aria-label={t('settings.requests.acceptNamed', { name })}
                    aria-disabled={act.pending}
                    onClick={() => void decide(request, true)}
                  >
                    {t('settings.requests.accept')}
                  </button>
                  <button
                    type="button"
                    className="btn quiet"
                    aria-label={t('settings.requests.refuseNamed', { name })}
                    aria-disabled={act.pending}
                    onClick={() => void decide(request, false)}
                  >
                    {t('settings.requests.refuse')}
                  </button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {hasNextPage && (
        <MoreLine
          text={t('settings.requests.more')}
          isFetching={isFetchingNextPage}
          onMore={() => void fetchNextPage()}
        />
      )}
    </div>
  );
}
