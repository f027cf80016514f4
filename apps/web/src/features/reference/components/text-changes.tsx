import type { ReferenceList } from '#contracts';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import type { EntryText } from '../api/conflict.js';
import { wordDiff } from './word-diff.js';

type Props = {
  list: ReferenceList;
  before: EntryText;
  after: EntryText;
  /** Whether what did not change is shown too. */
  showsSame?: boolean;
};

/** What changed in an entry, word by word: struck out and underlined, and said so to a screen reader. */
export function TextChanges({ list, before, after, showsSame = false }: Props) {
  const { t } = useTranslation('reference');
  const language = useLanguage();
  const nameOf = (key: string) => list.fields.find((field) => field.key === key)?.names[language] ?? key;
  const keys = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  const rows = [
    { key: 'term', name: t('entry.term'), from: before.term, to: after.term },
    { key: 'definition', name: t('entry.definition'), from: before.definition, to: after.definition },
    ...keys.map((key) => ({
      key: `field-${key}`,
      name: nameOf(key),
      from: before.fields[key] ?? '',
      to: after.fields[key] ?? '',
    })),
  ].filter(({ from, to }) => showsSame || from !== to);
  if (rows.length === 0) return <p className="reference-missing">{t('history.noDifference')}</p>;
  return (
    <dl>
      {rows.map(({ key, name, from, to }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd className="diff">
            {wordDiff(from, to).map((part, index) => (
              <Part key={index} {...part} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Part({ kind, text }: ReturnType<typeof wordDiff>[number]) {
  const { t } = useTranslation('reference');
  if (kind === 'same') return text;
  const Element = kind === 'removed' ? 'del' : 'ins';
  return (
    <Element>
      <span className="sr-only">{t(`history.${kind}`)}</span>
      {text}
    </Element>
  );
}
