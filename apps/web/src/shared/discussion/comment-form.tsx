import '../ui/field.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelsQuery } from '../access/labels-query.js';
import { ApiError } from '../api/api-error.js';
import { LabelChooser } from '../ui/label-chooser.js';
import { ProblemText } from '../ui/problem-text.js';
import { useCommentActs, type CommentSource } from './comment-source.js';

/** As the contract says (MAX_COMMENT_LENGTH): the schemas are not loaded for a number. */
const LONGEST = 5_000;

/** Writes a comment. A label that is too low is raised, and said so, before anything is sent. */
export function CommentForm({ source, labelId }: { source: CommentSource; labelId: string }) {
  const { t } = useTranslation('discussion');
  const { add } = useCommentActs(source);
  const { data: labels = [] } = useQuery(labelsQuery);
  const [body, setBody] = useState('');
  const [chosen, setChosen] = useState(labelId);
  const [raised, setRaised] = useState(false);
  const send = useMutation({
    mutationFn: () => add({ body, labelId: chosen }),
    onSuccess: () => {
      setBody('');
      setRaised(false);
    },
    onError: (error) => {
      const enough = enoughLabel(error);
      if (enough === null) return;
      setChosen(enough);
      setRaised(true);
    },
  });
  const isReady = body.trim() !== '' && !send.isPending;
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) send.mutate();
      }}
    >
      <label className="form-field">
        <span className="field-name">{t('write')}</span>
        <textarea
          className="input"
          rows={3}
          maxLength={LONGEST}
          value={body}
          onChange={({ target }) => setBody(target.value)}
        />
      </label>
      <p role="alert" className="dialog-problem">
        {raised ? t('raised') : send.isError && <ProblemText error={send.error} />}
      </p>
      <div className="comment-acts">
        <LabelChooser labels={labels} value={chosen} onChange={setChosen} name={t('label')} />
        <button type="submit" className="btn" aria-disabled={!isReady}>
          {t('add')}
        </button>
      </div>
    </form>
  );
}

/** The label that would do, when the refusal names one. */
function enoughLabel(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.code !== 'LABEL_BELOW_SOURCE') return null;
  const labelId = error.details['labelId'];
  return typeof labelId === 'string' ? labelId : null;
}
