import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.js';

/** What went wrong, in the language of the screen; the reference helps whoever reads the server's log. */
export function ProblemText({ error }: { error: unknown }) {
  const { t, i18n } = useTranslation();
  const code = error instanceof ApiError ? error.code : null;
  const requestId = error instanceof ApiError ? error.requestId : null;
  const known = code !== null && i18n.exists(`codes.${code}`);
  // The catalogue was asked first: the key exists although the compiler cannot know it.
  const text = known ? t(`codes.${code}` as 'codes.INTERNAL') : t('errors.unknown');
  const needsReference = requestId !== null && (!known || code === 'INTERNAL');
  return (
    <>
      {text}
      {needsReference && <span className="reference"> {t('errors.reference', { requestId })}</span>}
    </>
  );
}
