import '../components/reference.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/reference/add-reference-texts.js';
import { REFERENCE_KINDS, type ReferenceKind } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '../../../shared/access/can.js';
import { useSession } from '../../../shared/access/session-query.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Late } from '../../../shared/ui/late.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { listsQuery } from '../api/reference-queries.js';
import { ListRow } from '../components/list-row.js';

const loadForm = () => import('../components/new-list-dialog.js').then(({ NewListDialog }) => NewListDialog);

type Filter = ReferenceKind | 'all' | 'archived';

/** The lists of the spaces that the reader enters. */
export function ListsPage() {
  const { t } = useTranslation(['reference', 'translation']);
  const session = useSession();
  const [filter, setFilter] = useState<Filter>('all');
  const [isCreating, setCreating] = useState(false);
  const kind = filter === 'all' || filter === 'archived' ? undefined : filter;
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    listsQuery({ kind, archived: filter === 'archived' }),
  );
  const lists = data?.pages.flatMap(({ items }) => items) ?? [];
  const onClose = () => setCreating(false);
  const name = (one: Filter) =>
    one === 'all' || one === 'archived' ? t(`filter.${one}`) : t(`kinds.${one}`);
  useTitle(t('title'));
  return (
    <section className="page">
      <div className="page-inner">
        <div className="page-head">
          <h1>{t('title')}</h1>
          {can(session, 'create', 'ReferenceList') && (
            <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setCreating(true)}>
              {t('create.open')}
            </button>
          )}
        </div>
        <p className="page-hint">{t('hint')}</p>
        <div className="reference-filter" role="group" aria-label={t('filter.label')}>
          {(['all', ...REFERENCE_KINDS, 'archived'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={filter === one} onClick={() => setFilter(one)}>
              {name(one)}
            </button>
          ))}
        </div>
        {error && !data && <Problem error={error} onRetry={() => void refetch()} />}
        {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
        {data && lists.length === 0 && <EmptyState title={t('none')} hint={t('noneHint')} />}
        {lists.length > 0 && (
          <ul className="reference-rows">
            {lists.map((list) => (
              <ListRow key={list.id} list={list} />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <button
            type="button"
            className="btn quiet"
            aria-disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('more')}
          </button>
        )}
      </div>
      {isCreating && <Late load={loadForm} props={{ onClose }} title={t('create.title')} onClose={onClose} />}
    </section>
  );
}
