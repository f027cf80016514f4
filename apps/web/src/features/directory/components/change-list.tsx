import { DIRECTORY_CHANGE_KINDS, type DirectoryChange } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../shared/ui/problem.js';
import { changesQuery } from '../api/directory-queries.js';

/** The most serious first. */
const ORDER = DIRECTORY_CHANGE_KINDS.toSorted(
  (a, b) => Number(b === 'deactivated') - Number(a === 'deactivated'),
);

/** What a run changes or would change, kind by kind, person by person. */
export function ChangeList({ runId }: { runId: string }) {
  const { t } = useTranslation(['directory', 'translation']);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    changesQuery(runId),
  );
  if (error && !data) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <p role="status">{t('translation:app.loading')}</p>;
  const byKind = Map.groupBy(
    data.pages.flatMap(({ items }) => items),
    ({ kind }) => kind,
  );
  if (byKind.size === 0) return <p className="page-hint">{t('run.noChange')}</p>;
  return (
    <>
      {ORDER.filter((kind) => byKind.has(kind)).map((kind) => (
        <section key={kind} className="page-section" aria-labelledby={`changes-${kind}`}>
          <h3 id={`changes-${kind}`}>{t(`kindsOfChange.${kind}`)}</h3>
          <ul className="changes">
            {byKind.get(kind)?.map((change) => (
              <li key={change.id}>
                <p>
                  <strong>{change.displayName}</strong> <span>{change.uid}</span>
                </p>
                {change.attributes.length > 0 && <Attributes change={change} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {hasNextPage && (
        <button
          type="button"
          className="btn quiet"
          aria-disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('run.more')}
        </button>
      )}
    </>
  );
}

/** Values of names and places; of what the operator may not know, only that it changes. */
function Attributes({ change }: { change: DirectoryChange }) {
  const { t, i18n } = useTranslation('directory');
  // The catalogue was asked first: the key exists although the compiler cannot know it.
  const nameOf = (name: string) =>
    i18n.exists(`attributes.${name}`, { ns: 'directory' })
      ? t(`attributes.${name}` as 'attributes.dn')
      : name;
  return (
    <dl>
      {change.attributes.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{nameOf(name)}</dt>
          {before === null && after === null ? (
            <dd>
              <em>{t('run.hidden')}</em>
            </dd>
          ) : (
            <dd>
              <del>
                <span className="sr-only">{t('run.before')} </span>
                {before ?? t('run.empty')}
              </del>{' '}
              <span aria-hidden="true">→</span>{' '}
              <ins>
                <span className="sr-only">{t('run.after')} </span>
                {after ?? t('run.empty')}
              </ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
