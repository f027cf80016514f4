import type { Message } from '#contracts';
import { MAX_THREAD_TITLE } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { visibleText } from '../../../shared/ui/hidden-characters.js';
import { sayNotice } from '../api/act-notice.js';
import { putTopic } from '../api/topic-acts.js';

/** The title of a topic, and its form for who may change it. */
export function TopicHead({ root }: { root: Message | null }) {
  const { t } = useTranslation('messages');
  const [isEdited, setEdited] = useState(false);
  const title = root?.thread?.title ?? null;
  if (root && isEdited) return <TitleForm root={root} onDone={() => setEdited(false)} />;
  return (
    <div>
      <h2 tabIndex={-1}>{title === null ? t('topic.title') : visibleText(title)}</h2>
      {root?.abilities.resolve && (
        <button type="button" className="btn link" onClick={() => setEdited(true)}>
          {t(title === null ? 'topic.addTitle' : 'topic.rename')}
        </button>
      )}
    </div>
  );
}

function TitleForm({ root, onDone }: { root: Message; onDone(): void }) {
  const { t } = useTranslation('messages');
  const queryClient = useQueryClient();
  const [title, setTitle] = useState(root.thread?.title ?? '');
  const [isSaving, setSaving] = useState(false);

  async function save(event: SubmitEvent) {
    event.preventDefault();
    if (isSaving) return;
    setSaving(true);
    try {
      await putTopic(queryClient, root, { title: title.trim() === '' ? null : title.trim() });
      onDone();
    } catch (error) {
      sayNotice(root.conversationId, { error });
      setSaving(false);
    }
  }

  return (
    <form className="topic-form" onSubmit={(event) => void save(event)}>
      <input
        autoFocus
        aria-label={t('topic.titleField')}
        placeholder={t('topic.titleField')}
        maxLength={MAX_THREAD_TITLE}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onDone();
        }}
      />
      <button type="submit" className="btn" aria-disabled={isSaving}>
        {t('topic.save')}
      </button>
    </form>
  );
}
