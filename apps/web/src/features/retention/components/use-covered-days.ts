import type { LegalHold } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';

/** Between which days what a hold covers was written, in words. */
export function useCoveredDays(): (hold: Pick<LegalHold, 'from' | 'until'>) => string {
  const { t } = useTranslation('retention');
  const language = useLanguage();
  // Noon: the same day in the time zones of this machine and of the server.
  const day = (date: string) => dayOnly(language, `${date}T12:00:00Z`);
  return ({ from, until }) => {
    if (from !== null && until !== null) return t('holds.between', { from: day(from), until: day(until) });
    if (from !== null) return t('holds.since', { from: day(from) });
    return until !== null ? t('holds.till', { until: day(until) }) : t('holds.always');
  };
}
