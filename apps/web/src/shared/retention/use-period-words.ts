import '../i18n/retention/add-retention-texts.js';
import { useTranslation } from 'react-i18next';
import { periodParts } from './period-parts.js';

/** A period in words; null is for ever. */
export function usePeriodWords(): (days: number | null) => string {
  const { t } = useTranslation('retention');
  return (days) => {
    if (days === null) return t('period.forever');
    const { unit, count } = periodParts(days);
    return t(`period.${unit}`, { count });
  };
}
