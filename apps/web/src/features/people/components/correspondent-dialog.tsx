import { CORRESPONDENT_SCOPES } from '#contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/ui/dialog.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { declareCorrespondent } from '../api/correspondents.js';

const MAX_SUBJECT = 80;

/** Makes a person the contact of his own unit or site for a subject. */
export function CorrespondentDialog({ personId, onClose }: { personId: string; onClose(): void }) {
  const { t } = useTranslation(['people', 'translation']);
  const id = useId();
  const queryClient = useQueryClient();
  const [subject, setSubject] = useState('');
  const [scope, setScope] = useState<(typeof CORRESPONDENT_SCOPES)[number]>('unit');
  const isBlank = subject.trim() === '';
  const declare = useMutation({
    mutationFn: () => declareCorrespondent(queryClient, { personId, scope, subject: subject.trim() }),
    onSuccess: onClose,
  });
  return (
    <Dialog title={t('correspondents.declare')} onClose={onClose}>
      <form
        className="profile-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBlank && !declare.isPending) declare.mutate();
        }}
      >
        <div className="form-field">
          <label htmlFor={id}>{t('correspondents.subject')}</label>
          <input
            id={id}
            className="input"
            data-autofocus
            autoComplete="off"
            maxLength={MAX_SUBJECT}
            value={subject}
            onChange={({ target }) => setSubject(target.value)}
          />
        </div>
        <fieldset className="form-field">
          <legend className="field-name">{t('correspondents.scope')}</legend>
          {CORRESPONDENT_SCOPES.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`${id}-scope`}
                checked={scope === one}
                onChange={() => setScope(one)}
              />{' '}
              {t(`correspondents.${one}`)}
            </label>
          ))}
        </fieldset>
        <p role="alert" className="dialog-problem">
          {declare.isError && <ProblemText error={declare.error} />}
        </p>
        <div className="dialog-foot">
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('translation:app.cancel')}
          </button>
          <button type="submit" className="btn" aria-disabled={isBlank || declare.isPending}>
            {t('correspondents.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
