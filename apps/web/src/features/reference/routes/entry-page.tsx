import '../components/reference.css';
import '../../../shared/ui/field.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/reference/add-reference-texts.js';
import type { ReferenceEntry, ReferenceList } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { CommentsSection } from '../../../shared/discussion/comments-section.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Late } from '../../../shared/ui/late.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { useReferenceActs } from '../api/change-reference.js';
import { entryComments } from '../api/entry-comments.js';
import { entryQuery, listQuery } from '../api/reference-queries.js';
import { EntryEditor } from '../components/entry-editor.js';
import { EntryView } from '../components/entry-view.js';

const loadHistory = () =>
  import('../components/revisions-dialog.js').then(({ RevisionsDialog }) => RevisionsDialog);

export function EntryPage() {
  const { t } = useTranslation(['reference', 'translation']);
  const { listId, entryId } = useParams({ from: '/shell/content/lists/$listId/$entryId' });
  const list = useQuery(listQuery(listId));
  const entry = useQuery(entryQuery(entryId));
  const error = list.error ?? entry.error;
  const isHidden = error instanceof ApiError && ['NOT_FOUND', 'REQUEST_INVALID'].includes(error.code);
  useTitle(entry.data?.term ?? t('title'));
  return (
    <section className="page">
      <div className="page-inner">
        <Link className="page-back" to="/lists/$listId" params={{ listId }}>
          ← {t('entry.back', { name: list.data?.name ?? t('title') })}
        </Link>
        {isHidden && <EmptyState title={t('entry.notFound')} hint={t('entry.notFoundHint')} />}
        {error && !isHidden && !(list.data && entry.data) && (
          <Problem error={error} onRetry={() => void Promise.all([list.refetch(), entry.refetch()])} />
        )}
        {!error && !(list.data && entry.data) && <p role="status">{t('translation:app.loading')}</p>}
        {list.data && entry.data && !isHidden && (
          <OpenEntry key={entryId} list={list.data} entry={entry.data} />
        )}
      </div>
    </section>
  );
}

function OpenEntry({ list, entry }: { list: ReferenceList; entry: ReferenceEntry }) {
  const { t } = useTranslation('reference');
  const navigate = useNavigate();
  const { deleteEntry } = useReferenceActs();
  const [mode, setMode] = useState<'read' | 'edit' | 'history' | 'delete'>('read');
  const comments = useMemo(() => entryComments(entry.id), [entry.id]);
  const onClose = () => setMode('read');
  if (mode === 'edit') return <EntryEditor list={list} entry={entry} onClose={onClose} />;
  return (
    <>
      <EntryView list={list} entry={entry} />
      <div className="page-acts">
        {entry.abilities.update && (
          <button type="button" className="btn" onClick={() => setMode('edit')}>
            {t('entry.edit')}
          </button>
        )}
        <button type="button" className="btn quiet" aria-haspopup="dialog" onClick={() => setMode('history')}>
          {t('entry.history')}
        </button>
        {entry.abilities.delete && (
          <button
            type="button"
            className="btn quiet"
            aria-haspopup="dialog"
            onClick={() => setMode('delete')}
          >
            {t('entry.delete')}
          </button>
        )}
      </div>
      <CommentsSection source={comments} labelId={entry.labelId} mayAdd={list.archivedAt === null} />
      {mode === 'history' && (
        <Late
          load={loadHistory}
          props={{ list, entry, onClose }}
          title={t('history.title', { term: entry.term })}
          onClose={onClose}
        />
      )}
      {mode === 'delete' && (
        <ConfirmDialog
          title={t('entry.deleteTitle')}
          confirm={t('entry.deleteConfirm')}
          onConfirm={async () => {
            await deleteEntry(entry.id);
            await navigate({ to: '/lists/$listId', params: { listId: list.id } });
          }}
          onClose={onClose}
        >
          <p>{t('entry.deleteBody', { term: entry.term })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
