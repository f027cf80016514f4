import type { Completeness } from '#contracts';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';

/** How much of what is required is there, in words and as a bar; nothing where nothing is required. */
export function CompletenessBar({ value: { filled, required } }: { value: Completeness }) {
  const { t } = useTranslation('reference');
  const language = useLanguage();
  if (required === 0) return null;
  // Not 100 % before everything is there.
  const share = Math.floor((100 * filled) / required) / 100;
  const text = new Intl.NumberFormat(language, { style: 'percent' }).format(share);
  return (
    <span className="completeness" data-whole={filled === required || undefined}>
      <span className="completeness-track" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {t('complete', { share: text })}
    </span>
  );
}
