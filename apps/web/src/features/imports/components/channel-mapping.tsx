import type { Import } from '#contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Problem } from '../../../shared/ui/problem.js';
import { visibleText } from '../../../shared/ui/hidden-characters.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { count } from '../api/amounts.js';
import { animatedSpacesQuery, importChannelsQuery } from '../api/import-queries.js';
import { useImportActs } from '../api/use-import-acts.js';

/** Where each channel of the file goes. */
export function ChannelMapping({ shown }: { shown: Import }) {
  const { t } = useTranslation(['imports', 'translation']);
  const language = useLanguage();
  const acts = useImportActs();
  const { data: spaces } = useQuery(animatedSpacesQuery);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    importChannelsQuery(shown.id),
  );
  const [refusal, setRefusal] = useState<unknown>(null);

  function choose(channel: string, spaceId: string) {
    setRefusal(null);
    acts
      .map(shown.id, { channels: [{ channel, spaceId: spaceId === '' ? null : spaceId }] })
      .catch((caught: unknown) => setRefusal(caught));
  }

  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="page-section" aria-labelledby="import-channels">
      <h2 id="import-channels">{t('channels.title')}</h2>
      <p className="page-hint">{t('channels.hint')}</p>
      <p role="alert" className="field-problem">
        {refusal !== null && <ProblemText error={refusal} />}
      </p>
      {error && !data && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
      {items.length > 0 && (
        <div className="import-table" role="group" aria-labelledby="import-channels" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('channels.channel')}</th>
                <th scope="col">{t('channels.messages')}</th>
                <th scope="col">{t('channels.target')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ channel, displayName, private: isPrivate, posts, replies, space }) => (
                <tr key={channel}>
                  <th scope="row">
                    <bdi>{displayName}</bdi>
                    <span className="import-note">
                      <bdi>{visibleText(channel)}</bdi>
                      {isPrivate && <> · {t('channels.private')}</>}
                    </span>
                  </th>
                  <td className="number">{count(language, posts + replies)}</td>
                  <td>
                    <select
                      className="input"
                      aria-label={t('channels.targetOf', { channel: displayName })}
                      value={space?.id ?? ''}
                      onChange={({ target }) => choose(channel, target.value)}
                    >
                      <option value="">{t('channels.nowhere')}</option>
                      {space && !spaces?.some(({ id }) => id === space.id) && (
                        <option value={space.id}>{space.name}</option>
                      )}
                      {spaces?.map(({ id, name }) => (
                        <option key={id} value={id}>
                          {name}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <button
          type="button"
          className="btn quiet"
          aria-disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('channels.more')}
        </button>
      )}
    </section>
  );
}
