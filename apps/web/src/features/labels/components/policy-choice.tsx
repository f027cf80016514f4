import type { LabelParts } from '#contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';

type Props = { items: readonly LabelParts[]; value: string; onChange(policy: string): void };

/** Only for those who hold more than one policy. */
export function PolicyChoice({ items, value, onChange }: Props) {
  const { t } = useTranslation('labels');
  const id = useId();
  const language = useLanguage();
  return (
    <div className="form-field">
      <label htmlFor={id}>{t('policy')}</label>
      <select id={id} className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {items.map(({ policy, name }) => (
          <option key={policy} value={policy}>
            {name[language]}
          </option>
        ))}
      </select>
    </div>
  );
}
