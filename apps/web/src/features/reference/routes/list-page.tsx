import '../components/reference.css';
import '../../../shared/ui/field.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/reference/add-reference-texts.js';
import type { ReferenceList } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { PersonName } from '../../../shared/person/person-name.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { Late } from '../../../shared/ui/late.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { listQuery } from '../api/reference-queries.js';
import { CompletenessBar } from '../components/completeness-bar.js';
import { EntryRows } from '../components/entry-rows.js';

const loadSettings = () =>
  import('../components/list-settings-dialog.js').then(({ ListSettingsDialog }) => ListSettingsDialog);
const loadNewEntry = () =>
  import('../components/new-entry-dialog.js').then(({ NewEntryDialog }) => NewEntryDialog);

export function ListPage() {
  const { t } = useTranslation(['reference', 'translation']);
  const { listId } = useParams({ from: '/shell/content/lists/$listId' });
  const { data, error, refetch } = useQuery(listQuery(listId));
  const isHidden = error instanceof ApiError && ['NOT_FOUND', 'REQUEST_INVALID'].includes(error.code);
  useTitle(data?.name ?? t('title'));
  return (
    <section className="page">
      <div className="page-inner">
        <Link className="page-back" to="/lists">
          ← {t('list.back')}
        </Link>
        {isHidden && <EmptyState title={t('list.notFound')} hint={t('list.notFoundHint')} />}
        {error && !data && !isHidden && <Problem error={error} onRetry={() => void refetch()} />}
        {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
        {data && !isHidden && <OpenList list={data} />}
      </div>
    </section>
  );
}

function OpenList({ list }: { list: ReferenceList }) {
  const { t } = useTranslation('reference');
  const [dialog, setDialog] = useState<'settings' | 'entry' | null>(null);
  const onClose = () => setDialog(null);
  return (
    <>
      <header className="page-section">
        <div className="page-head">
          <div className="reference-row-head">
            <h1>{list.name}</h1>
            <LabelTag labelId={list.labelId} />
          </div>
          <div className="page-acts">
            {list.abilities.update && (
              <button
                type="button"
                className="btn quiet"
                aria-haspopup="dialog"
                onClick={() => setDialog('settings')}
              >
                {t('list.settings')}
              </button>
            )}
            {list.abilities.addEntry && (
              <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setDialog('entry')}>
                {t('list.add')}
              </button>
            )}
          </div>
        </div>
        {list.archivedAt !== null && <p className="page-hint">{t('archived')}</p>}
        {list.description !== '' && <p className="reference-text">{list.description}</p>}
        <p className="reference-facts">
          <span>{t(`kinds.${list.kind}`)}</span>
          <span>{list.space.name}</span>
          <span>{t('entries', { count: list.entries })}</span>
          <CompletenessBar value={list.completeness} />
          {list.owner && <Owner owner={list.owner} />}
        </p>
      </header>
      <EntryRows list={list} />
      {dialog === 'settings' && (
        <Late load={loadSettings} props={{ list, onClose }} title={t('settings.title')} onClose={onClose} />
      )}
      {dialog === 'entry' && (
        <Late load={loadNewEntry} props={{ list, onClose }} title={t('entry.new')} onClose={onClose} />
      )}
    </>
  );
}

function Owner({ owner }: { owner: { id: string; displayName: string } }) {
  const { t } = useTranslation('reference');
  // The name is a button of its own, wherever the language puts it.
  const [before, after] = t('owner', { name: '\u0000' }).split('\u0000');
  return (
    <span>
      {before}
      <PersonName person={owner} />
      {after}
    </span>
  );
}
