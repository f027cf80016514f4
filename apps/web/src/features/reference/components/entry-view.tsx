import type { ReferenceEntry, ReferenceList } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { PersonName } from '../../../shared/person/person-name.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { CompletenessBar } from './completeness-bar.js';

/** What an entry says, and what it still lacks. */
export function EntryView({ list, entry }: { list: ReferenceList; entry: ReferenceEntry }) {
  const { t } = useTranslation('reference');
  const language = useLanguage();
  const values = { date: dayAndTime(language, entry.changedAt), name: '\u0000' };
  // The name is a button of its own, wherever the language puts it.
  const [before, after] = t('entry.changed', values).split('\u0000');
  return (
    <article className="page-section">
      <div className="reference-row-head">
        <h1>{entry.term}</h1>
        <LabelTag labelId={entry.labelId} />
        <CompletenessBar value={entry.completeness} />
      </div>
      {entry.definition === '' ? (
        <p className="reference-missing">{t('list.noDefinition')}</p>
      ) : (
        <p className="reference-text">{entry.definition}</p>
      )}
      {list.fields.length > 0 && (
        <dl className="facts">
          {list.fields.map(({ key, names, required }) => {
            const value = entry.fields[key];
            if (value === undefined && !required) return null;
            return <Fact key={key} name={names[language]} value={value ?? null} />;
          })}
        </dl>
      )}
      <p className="reference-facts">
        <span>
          {before}
          {entry.changedBy ? <PersonName person={entry.changedBy} /> : t('entry.somebody')}
          {after}
        </span>
      </p>
    </article>
  );
}

function Fact({ name, value }: { name: string; value: string | null }) {
  const { t } = useTranslation('reference');
  return (
    <>
      <dt>{name}</dt>
      <dd className={value === null ? 'reference-missing' : undefined}>{value ?? t('entry.missing')}</dd>
    </>
  );
}
