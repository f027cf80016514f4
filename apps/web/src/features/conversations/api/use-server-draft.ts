import { useEffect } from 'react';
import { draftSync } from './drafts.js';

/**
 * Brings the draft of the place that is shown here, and saves it when the page is left or hidden.
 * @param mayPost without it nothing is asked for
 */
export function useServerDraft(key: string, defaultLabelId: string | null, mayPost: boolean): void {
  useEffect(() => {
    if (!mayPost) return;
    void draftSync.open(key, defaultLabelId);
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') void draftSync.flush(key);
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      void draftSync.flush(key);
    };
  }, [key, defaultLabelId, mayPost]);
}
