import type { ReferenceList } from '#contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import type { EntryText } from '../api/conflict.js';

type Props = { list: ReferenceList; value: EntryText; onChange(value: EntryText): void };

const MAX_TERM = 120;
const MAX_DEFINITION = 5_000;
const MAX_FIELD = 500;

/** Term, definition and what else the list asks for. */
export function EntryFields({ list, value, onChange }: Props) {
  const { t } = useTranslation('reference');
  const id = useId();
  const language = useLanguage();
  return (
    <>
      <div className="form-field">
        <label htmlFor={`${id}-term`}>{t('entry.term')}</label>
        <input
          id={`${id}-term`}
          className="input"
          data-autofocus
          autoComplete="off"
          maxLength={MAX_TERM}
          value={value.term}
          onChange={({ target }) => onChange({ ...value, term: target.value })}
        />
      </div>
      <div className="form-field">
        <label htmlFor={`${id}-definition`}>{t('entry.definition')}</label>
        <textarea
          id={`${id}-definition`}
          className="input"
          maxLength={MAX_DEFINITION}
          value={value.definition}
          onChange={({ target }) => onChange({ ...value, definition: target.value })}
        />
      </div>
      {list.fields.map(({ key, names, required }) => (
        <div key={key} className="form-field">
          <label htmlFor={`${id}-${key}`}>
            {names[language]} {required && <span className="hint">({t('entry.required')})</span>}
          </label>
          <input
            id={`${id}-${key}`}
            className="input"
            autoComplete="off"
            maxLength={MAX_FIELD}
            value={value.fields[key] ?? ''}
            onChange={({ target }) =>
              onChange({ ...value, fields: { ...value.fields, [key]: target.value } })
            }
          />
        </div>
      ))}
    </>
  );
}
