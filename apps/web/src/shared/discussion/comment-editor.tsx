import '../ui/field.css';
import type { Comment } from '#contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemText } from '../ui/problem-text.js';
import { useCommentActs, type CommentSource } from './comment-source.js';

type Props = { source: CommentSource; comment: Comment; onClose(): void };

/** Changes one's own comment; a refusal keeps what was typed. */
export function CommentEditor({ source, comment, onClose }: Props) {
  const { t } = useTranslation(['discussion', 'translation']);
  const { edit } = useCommentActs(source);
  const [body, setBody] = useState(comment.body);
  const save = useMutation({
    mutationFn: () => edit(comment.id, { body, version: comment.version }),
    onSuccess: onClose,
  });
  const isReady = body.trim() !== '' && !save.isPending;
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) save.mutate();
      }}
    >
      <textarea
        className="input"
        rows={3}
        aria-label={t('write')}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      <p role="alert" className="dialog-problem">
        {save.isError && <ProblemText error={save.error} />}
      </p>
      <div className="comment-acts">
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('translation:app.cancel')}
        </button>
        <button type="submit" className="btn" aria-disabled={!isReady}>
          {t('save')}
        </button>
      </div>
    </form>
  );
}
