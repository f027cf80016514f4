import { useTranslation } from 'react-i18next';
import type { AuditFilters, Narrow } from '../api/audit-search.js';
import { shortId } from './short-id.js';
import { useLogWords } from './use-log-words.js';

type Props = { filters: AuditFilters; labelText: string | null; onNarrow: Narrow };

/** What narrows by a link of a record, and can only be taken away here. */
export function LinkedFilters({ filters, labelText, onNarrow }: Props) {
  const { t } = useTranslation('audit');
  const words = useLogWords();
  const { session, correlation, label, objectType } = filters;
  const chips = [
    ...(session === undefined ? [] : [['session', t('filters.session', { id: shortId(session) })] as const]),
    ...(correlation === undefined
      ? []
      : [['correlation', t('filters.correlation', { id: shortId(correlation) })] as const]),
    ...(label === undefined
      ? []
      : [['label', t('filters.ofLabel', { text: labelText ?? t('filters.unknownLabel') })] as const]),
    ...(objectType === undefined
      ? []
      : [['objectType', t('filters.objectType', { text: words.object(objectType) })] as const]),
  ];
  return chips.map(([name, text]) => (
    <button
      key={name}
      type="button"
      className="chip"
      aria-label={t('filters.remove', { name: text })}
      onClick={() => onNarrow({ [name]: undefined })}
    >
      {text} <span aria-hidden="true">×</span>
    </button>
  ));
}
