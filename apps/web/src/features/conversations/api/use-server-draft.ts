import type { Conversation } from '#contracts';
import { useEffect } from 'react';
import { draftSync } from './drafts.js';

/** Brings the draft of the open conversation here, and saves it when the page is left or hidden. */
export function useServerDraft({ id, defaultLabelId, abilities }: Conversation): void {
  const mayPost = abilities.post;
  useEffect(() => {
    if (!mayPost) return;
    void draftSync.open(id, defaultLabelId);
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') void draftSync.flush(id);
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      void draftSync.flush(id);
    };
  }, [id, defaultLabelId, mayPost]);
}
