import type { LegalHold } from '#contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseForm } from '../../../shared/ui/case-form.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { WordsField } from '../../../shared/ui/words-field.js';
import { useRetentionActs } from '../api/retention-acts.js';
import type { Run } from './run.js';

type Props = { hold: LegalHold; run: Run; onClose(): void };

export function AskReleaseDialog({ hold, run, onClose }: Props) {
  const { t } = useTranslation(['retention', 'translation']);
  const { askRelease } = useRetentionActs();
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () => run(() => askRelease(hold.id, reason.trim())),
    onSuccess: onClose,
  });
  return (
    <Dialog title={t('holds.askTitle')} onClose={onClose}>
      <CaseForm
        isReady={reason.trim() !== '' && !send.isPending}
        error={send.error}
        send={t('holds.askDo')}
        onSend={() => send.mutate()}
        aside={
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('translation:app.cancel')}
          </button>
        }
      >
        <p className="page-hint">{t('holds.askHint')}</p>
        <WordsField name={t('holds.askReason')} value={reason} onChange={setReason} />
      </CaseForm>
    </Dialog>
  );
}
