import type { Sending } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';

/** How something that is not sent yet will be sent, in the head of its row; nothing where it goes plainly. */
export function SendingMarks({ sending: { priority, acknowledge } }: { sending: Readonly<Sending> }) {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const dueAt = acknowledge?.dueAt ?? null;
  return (
    <>
      {priority !== 'normal' && <span data-priority={priority}>{t(`sending.${priority}`)}</span>}
      {acknowledge !== null && (
        <span>
          {dueAt === null
            ? t('sending.acknowledged')
            : t('sending.acknowledgedBy', { date: dayAndTime(language, dueAt) })}
        </span>
      )}
    </>
  );
}
