import type { RetentionPreview } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';

/** What a period would destroy and when, of what its reader reads. */
export function RetentionEffect({ effect: { messages, more, nextAt } }: { effect: RetentionPreview }) {
  const { t } = useTranslation('retention');
  const language = useLanguage();
  const now =
    messages === 0 ? t('space.nothing') : t(more ? 'space.more' : 'space.gone', { count: messages });
  return (
    <>
      <p>{now}</p>
      {nextAt !== null && <p>{t('space.next', { date: dayOnly(language, nextAt) })}</p>}
      {messages > 0 && <p>{t('space.forGood')}</p>}
    </>
  );
}
