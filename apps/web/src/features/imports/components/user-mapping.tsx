import type { Import, ImportUserPage } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Problem } from '../../../shared/ui/problem.js';
import { visibleText } from '../../../shared/ui/hidden-characters.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { count } from '../api/amounts.js';
import { importUsersQuery } from '../api/import-queries.js';
import { useImportActs } from '../api/use-import-acts.js';
import { PersonDialog } from './person-dialog.js';

type User = ImportUserPage['items'][number];

/** Who of the file is who here. */
export function UserMapping({ shown }: { shown: Import }) {
  const { t } = useTranslation(['imports', 'translation']);
  const language = useLanguage();
  const acts = useImportActs();
  const [onlyUnmapped, setOnlyUnmapped] = useState(false);
  const [asked, setAsked] = useState<User | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    importUsersQuery(shown.id, onlyUnmapped),
  );
  const map = (username: string, personId: string | null) =>
    acts.map(shown.id, { users: [{ username, personId }] });

  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="page-section" aria-labelledby="import-users">
      <h2 id="import-users">{t('users.title')}</h2>
      <p className="page-hint">{t('users.hint')}</p>
      <label>
        <input
          type="checkbox"
          checked={onlyUnmapped}
          onChange={({ target }) => setOnlyUnmapped(target.checked)}
        />{' '}
        {t('users.onlyUnmapped')}
      </label>
      <p role="alert" className="field-problem">
        {refusal !== null && <ProblemText error={refusal} />}
      </p>
      {error && !data && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
      {data && items.length === 0 && <p className="page-hint">{t('users.none')}</p>}
      {items.length > 0 && (
        <div className="import-table" role="group" aria-labelledby="import-users" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('users.user')}</th>
                <th scope="col">{t('users.messages')}</th>
                <th scope="col">{t('users.person')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((user) => (
                <tr key={user.username}>
                  <th scope="row">
                    <bdi>{user.displayName}</bdi>
                    <bdi className="import-note">{visibleText(user.username)}</bdi>
                  </th>
                  <td className="number">{count(language, user.posts)}</td>
                  <td>
                    <div className="import-person">
                      <span>
                        {user.person ? user.person.displayName : <em>{t('users.nobody')}</em>}
                        {user.by !== null && <span className="import-note">{t(`users.by.${user.by}`)}</span>}
                      </span>
                      <span className="page-acts">
                        <button
                          type="button"
                          className="btn quiet"
                          aria-label={t('users.changeOf', { name: user.displayName })}
                          onClick={() => setAsked(user)}
                        >
                          {t('users.change')}
                        </button>
                        {user.person && (
                          <button
                            type="button"
                            className="btn quiet"
                            aria-label={t('users.clearOf', { name: user.displayName })}
                            onClick={() => {
                              setRefusal(null);
                              map(user.username, null).catch((caught: unknown) => setRefusal(caught));
                            }}
                          >
                            {t('users.clear')}
                          </button>
                        )}
                      </span>
                    </div>
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
          {t('users.more')}
        </button>
      )}
      {asked && (
        <PersonDialog
          name={asked.displayName}
          onChoose={(personId) => map(asked.username, personId)}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}
