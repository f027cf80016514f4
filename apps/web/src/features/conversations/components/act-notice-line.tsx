import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { actNotices } from '../api/act-notice.js';
import { useStore } from '../api/use-store.js';

const SAID_MS = 4_000;

/** What came of an act: a refusal stays until it is closed, a success fades. */
export function ActNoticeLine({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('messages');
  const notice = useStore(actNotices, conversationId);
  const isProblem = notice !== null && 'error' in notice;
  useEffect(() => {
    if (notice === null || isProblem) return;
    const timer = setTimeout(() => actNotices.set(conversationId, null), SAID_MS);
    return () => clearTimeout(timer);
  }, [conversationId, notice, isProblem]);
  return (
    <>
      <p className="act-notice" role="status">
        {notice !== null && 'said' in notice && t(`notice.${notice.said}`)}
      </p>
      <div className="act-notice" data-problem role="alert">
        {notice !== null && 'error' in notice && (
          <>
            <p>
              <strong>{t('notice.title')}</strong> · <ProblemText error={notice.error} />
            </p>
            <button
              type="button"
              className="line-close"
              aria-label={t('notice.dismiss')}
              title={t('notice.dismiss')}
              onClick={() => actNotices.set(conversationId, null)}
            >
              <svg viewBox="0 0 24 24" width="14" stroke="currentColor" strokeWidth="2" aria-hidden="true">
                <path d="M6 6l12 12M18 6L6 18" />
              </svg>
            </button>
          </>
        )}
      </div>
    </>
  );
}
