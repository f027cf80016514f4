import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';

const OWN_WORDS = ['LABEL_REFUSED', 'LABEL_ABOVE_CEILING'] as const;

/** Why the label was not made. The general texts of two codes speak of a conversation, which is not the matter here. */
export function LabelRefusal({ error }: { error: unknown }) {
  const { t } = useTranslation('labels');
  const own = OWN_WORDS.find((code) => error instanceof ApiError && error.code === code);
  return own ? t(`refusals.${own}`) : <ProblemText error={error} />;
}
