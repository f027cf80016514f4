import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';

/** When the message that was handed over last will be sent. */
export function ScheduledLine({ at }: { at: string }) {
  const { t } = useTranslation('composing');
  const language = useLanguage();
  return (
    <>
      {t('later.scheduled', { date: dayAndTime(language, at) })}{' '}
      <Link to="/messages/scheduled">{t('later.seeAll')}</Link>
    </>
  );
}
