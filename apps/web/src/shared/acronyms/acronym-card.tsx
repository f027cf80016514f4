import '../i18n/reference/add-acronym-texts.js';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LabelTag } from '../ui/label-tag.js';
import { acronymQuery } from './acronym-query.js';

/** What a term means, list by list, each with its label. Inline elements: it stands inside sentences. */
export function AcronymCard({ term, onFollow }: { term: string; onFollow(): void }) {
  const { t } = useTranslation('acronyms');
  const { data = [] } = useQuery(acronymQuery(term));
  return (
    <span className="acronym-card">
      <strong>{term}</strong>
      {data.map(({ entryId, listId, listName, definition, labelId }) => (
        <span key={entryId}>
          <span>{definition === '' ? t('noDefinition') : definition}</span>
          <span className="source">
            <LabelTag labelId={labelId} />
            {t('from', { name: listName })}
            <Link to="/lists/$listId/$entryId" params={{ listId, entryId }} onClick={onFollow}>
              {t('open')}
            </Link>
          </span>
        </span>
      ))}
    </span>
  );
}
