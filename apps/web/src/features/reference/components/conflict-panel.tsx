import type { ReferenceEntry, ReferenceList } from '#contracts';
import { useTranslation } from 'react-i18next';
import type { EntryText } from '../api/conflict.js';
import { TextChanges } from './text-changes.js';

type Props = { list: ReferenceList; mine: EntryText; current: ReferenceEntry; onTake(): void };

/** The entry as it is now, with what my text would change in it. */
export function ConflictPanel({ list, mine, current, onTake }: Props) {
  const { t } = useTranslation('reference');
  return (
    <section className="conflict-current" aria-label={t('conflict.title')}>
      <h2>{t('conflict.title')}</h2>
      <p className="page-hint">
        {t('conflict.hint', { name: current.changedBy?.displayName ?? t('entry.somebody') })}
      </p>
      <TextChanges list={list} before={current} after={mine} showsSame />
      <div>
        <button type="button" className="btn quiet" onClick={onTake}>
          {t('conflict.take')}
        </button>
      </div>
    </section>
  );
}
