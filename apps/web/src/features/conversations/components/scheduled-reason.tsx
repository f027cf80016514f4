import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';

/** Codes that say something else of a message that was to be sent than of a page that was to be opened. */
const OWN_WORDS = ['NOT_FOUND', 'FORBIDDEN', 'JOB_OVER'] as const;

/** Why a message was not sent at its time. */
export function ScheduledReason({ code }: { code: string }) {
  const { t } = useTranslation('inbox');
  const own = OWN_WORDS.find((known) => known === code);
  return (
    <strong className="scheduled-reason" role="status">
      {t('scheduled.notSent')}{' '}
      {own ? t(`scheduled.reasons.${own}`) : <ProblemText error={new ApiError(code, 409, null, null)} />}
    </strong>
  );
}
