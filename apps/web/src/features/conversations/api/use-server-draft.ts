import { useEffect } from 'react';
import { draftSync } from './drafts.js';

/**
 * Brings the draft of the place that is shown here, also when the person comes back to this page from another screen;
 * saves it when the page is left or hidden.
 * @param mayPost without it nothing is asked for
 */
export function useServerDraft(key: string, defaultLabelId: string | null, mayPost: boolean): void {
  useEffect(() => {
    if (!mayPost) return;
    const bring = (): void => void draftSync.open(key, defaultLabelId);
    const onVisibility = (): void => {
      if (document.visibilityState === 'hidden') void draftSync.flush(key);
      else bring();
    };
    bring();
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('focus', bring);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('focus', bring);
      void draftSync.flush(key);
    };
  }, [key, defaultLabelId, mayPost]);
}
