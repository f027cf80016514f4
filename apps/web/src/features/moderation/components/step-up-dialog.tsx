import '../../../shared/ui/field.css';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/ui/dialog.js';
import { stepUp } from '../api/moderation-acts.js';
import { CaseForm } from './case-form.js';

/** Asks an officer for the password before an act of his. */
export function StepUpDialog({ onDone, onClose }: { onDone(): void; onClose(): void }) {
  const { t } = useTranslation(['moderation', 'translation']);
  const id = useId();
  const [password, setPassword] = useState('');
  const send = useMutation({ mutationFn: () => stepUp(password), onSuccess: onDone });
  return (
    <Dialog title={t('stepUp.title')} onClose={onClose}>
      <CaseForm
        isReady={password !== '' && !send.isPending}
        error={send.error}
        send={t('stepUp.go')}
        onSend={() => send.mutate()}
        aside={
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('translation:app.cancel')}
          </button>
        }
      >
        <p className="page-hint">{t('stepUp.hint')}</p>
        <div className="form-field">
          <label htmlFor={id}>{t('stepUp.password')}</label>
          <input
            id={id}
            className="input"
            type="password"
            autoComplete="current-password"
            maxLength={1024}
            data-autofocus
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </div>
      </CaseForm>
    </Dialog>
  );
}
