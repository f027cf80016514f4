import '../../../shared/ui/label-tag.css';
import type { AuditRecord } from '#contracts';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { momentToSecond } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { visibleText } from '../../../shared/ui/hidden-characters.js';
import { withSearch } from '../api/audit-search.js';
import { shortId } from './short-id.js';
import { useActorWords } from './use-actor-words.js';
import { useLogWords } from './use-log-words.js';

type Props = { record: AuditRecord; isOpen: boolean };

/** When, who, what, to what, with which outcome. It opens beside the list. */
export const RecordRow = memo(function RecordRow({ record, isOpen }: Props) {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const words = useLogWords();
  const actor = useActorWords()(record);
  const { id, at, event, object, label, decision, outcome, reason, index } = record;
  const isGood = decision === 'allow' && outcome === 'success';
  const result = decision === 'deny' ? 'denied' : outcome === 'failure' ? 'failed' : 'allowed';
  return (
    <Link
      from="/audit"
      to="/audit"
      search={(before) => withSearch(before, { record: id })}
      className="audit-row"
      preload={false}
      aria-current={isOpen || undefined}
    >
      <time dateTime={at}>{momentToSecond(language, at)}</time>
      <span className="audit-who">{actor}</span>
      <span>{words.event(event)}</span>
      <span className="audit-on">
        {object && words.object(object.type)}
        {object?.id && <code>{shortId(object.id)}</code>}
        {label && <span className="tag">{label.marking[language]}</span>}
      </span>
      <span data-bad={!isGood || undefined}>
        {t(`list.${result}`)}
        {reason !== null && ` · ${visibleText(reason)}`}
        {index === null && <span className="audit-waits">{t('list.waits')}</span>}
      </span>
    </Link>
  );
});
