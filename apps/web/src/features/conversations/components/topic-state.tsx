import type { Message } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { sayNotice } from '../api/act-notice.js';
import { toggleFollowing } from '../api/own-acts.js';
import { putTopic } from '../api/topic-acts.js';

/** Whether a topic is resolved and followed, and the switches for it. */
export function TopicState({ root }: { root: Message }) {
  const { t } = useTranslation('messages');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { thread, own, abilities } = root;
  const { resolvedBy = null, resolvedAt = null } = thread ?? {};
  const followed = own?.thread?.followed ?? false;
  if (!thread && !abilities.resolve) return null;

  async function resolve(resolved: boolean) {
    try {
      await putTopic(queryClient, root, { resolved });
    } catch (error) {
      sayNotice(root.conversationId, { error });
    }
  }

  return (
    <div className="topic-acts">
      {resolvedAt !== null && (
        <span className="done" role="status">
          ✓{' '}
          {resolvedBy
            ? t('topic.resolvedBy', { name: resolvedBy.displayName, date: dayOnly(language, resolvedAt) })
            : t('topic.resolved')}
        </span>
      )}
      {abilities.resolve && (
        <button type="button" className="btn link" onClick={() => void resolve(resolvedAt === null)}>
          {t(resolvedAt === null ? 'topic.resolve' : 'topic.reopen')}
        </button>
      )}
      {thread && own?.thread && (
        <button type="button" className="btn link" onClick={() => void toggleFollowing(queryClient, root)}>
          {t(followed ? 'topic.unfollow' : 'topic.follow')}
        </button>
      )}
    </div>
  );
}
