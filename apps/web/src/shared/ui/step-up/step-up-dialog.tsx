import '../field.css';
import '../../i18n/step-up/add-step-up-texts.js';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { CaseForm } from '../case-form.js';
import { Dialog } from '../dialog.js';

const stepUp = (password: string): Promise<unknown> =>
  answer(api.POST('/api/v1/session/step-up', { body: { password } }));

/** Asks an officer for the password before an act of his. */
export function StepUpDialog({ onDone, onClose }: { onDone(): void; onClose(): void }) {
  const { t } = useTranslation(['stepUp', 'translation']);
  const id = useId();
  const [password, setPassword] = useState('');
  const send = useMutation({ mutationFn: () => stepUp(password), onSuccess: onDone });
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <CaseForm
        isReady={password !== '' && !send.isPending}
        error={send.error}
        send={t('go')}
        onSend={() => send.mutate()}
        aside={
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('translation:app.cancel')}
          </button>
        }
      >
        <p className="page-hint">{t('hint')}</p>
        <div className="form-field">
          <label htmlFor={id}>{t('password')}</label>
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
