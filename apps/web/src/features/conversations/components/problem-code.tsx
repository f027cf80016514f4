import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';

/** Why a message cannot be sent as it is, and what to do. */
export function ProblemCode({ code, hasQuotes }: { code: string; hasQuotes: boolean }) {
  const { t } = useTranslation('composing');
  return (
    <strong className="composer-block">
      <ProblemText error={new ApiError(code, 409, null, null)} />
      {hasQuotes && code !== 'LABEL_REFUSED' && ` ${t('audience.dropQuote')}`}
    </strong>
  );
}
