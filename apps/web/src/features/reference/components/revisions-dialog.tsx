import type { ReferenceEntry, ReferenceList } from '#contracts';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { useReferenceActs } from '../api/change-reference.js';
import { revisionsQuery } from '../api/reference-queries.js';
import { TextChanges } from './text-changes.js';

type Props = { list: ReferenceList; entry: ReferenceEntry; onClose(): void };

const NOTHING = { term: '', definition: '', fields: {} };

/** Who changed what when, newest first; each version can be brought back. */
export function RevisionsDialog({ list, entry, onClose }: Props) {
  const { t } = useTranslation(['reference', 'translation']);
  const language = useLanguage();
  const { revertEntry } = useReferenceActs();
  const { data, error, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(revisionsQuery(entry.id));
  const revisions = data?.pages.flatMap(({ items }) => items) ?? [];
  const revert = useMutation({
    mutationFn: (to: number) => revertEntry(entry.id, { version: entry.version, to }),
    onSuccess: onClose,
  });
  return (
    <Dialog title={t('history.title', { term: entry.term })} onClose={onClose} isRoomy>
      {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
      <ol className="revisions">
        {revisions.map((revision, index) => {
          const older = revisions[index + 1];
          const isOldestShown = older === undefined && hasNextPage;
          return (
            <li key={revision.version}>
              <p>
                <strong>{t('history.version', { version: revision.version })}</strong>{' '}
                {revision.version === entry.version ? t('history.current') : t(`history.${revision.change}`)}
              </p>
              <p className="reference-facts">
                {t('history.by', {
                  name: revision.by?.displayName ?? t('entry.somebody'),
                  date: dayAndTime(language, revision.at),
                })}
              </p>
              {!isOldestShown && <TextChanges list={list} before={older ?? NOTHING} after={revision} />}
              {entry.abilities.update && revision.version !== entry.version && (
                <div>
                  <button
                    type="button"
                    className="btn quiet"
                    aria-disabled={revert.isPending}
                    onClick={() => !revert.isPending && revert.mutate(revision.version)}
                  >
                    {t('history.revert')}
                  </button>
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <p role="alert" className="dialog-problem">
        {revert.isError && <ProblemText error={revert.error} />}
        {error && <ProblemText error={error} />}
      </p>
      <div className="dialog-foot">
        {error && (
          <button type="button" className="btn quiet" onClick={() => void refetch()}>
            {t('translation:app.retry')}
          </button>
        )}
        {hasNextPage && (
          <button type="button" className="btn quiet" onClick={() => void fetchNextPage()}>
            {t('history.more')}
          </button>
        )}
      </div>
    </Dialog>
  );
}
