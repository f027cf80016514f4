import './moderation.css';
import '../../../shared/i18n/moderation/add-moderation-texts.js';
import type { Message, ReportReason } from '#contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/ui/dialog.js';
import { reportMessage } from '../api/moderation-acts.js';
import { CaseForm } from '../../../shared/ui/case-form.js';
import { ChoiceField } from '../../../shared/ui/choice-field.js';
import { WordsField } from '../../../shared/ui/words-field.js';

const REASONS: readonly ReportReason[] = ['rule', 'insult', 'personal_data', 'illegal', 'other'];

/** Tells the animators of a message that breaks a rule. */
export function ReportDialog({ message, onClose }: { message: Message; onClose(): void }) {
  const { t } = useTranslation(['moderation', 'translation']);
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [text, setText] = useState('');
  const report = useMutation({
    mutationFn: (chosen: ReportReason) => reportMessage(message, { reason: chosen, text: text.trim() }),
  });
  if (report.isSuccess)
    return (
      <Dialog title={t('report.title')} onClose={onClose}>
        <p role="status">{t('report.done')}</p>
      </Dialog>
    );
  return (
    <Dialog title={t('report.title')} onClose={onClose}>
      <CaseForm
        isReady={reason !== null && !report.isPending}
        error={report.error}
        send={t('report.send')}
        onSend={() => reason !== null && report.mutate(reason)}
        aside={
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('translation:app.cancel')}
          </button>
        }
      >
        <p className="page-hint">{t('report.hint')}</p>
        <ChoiceField
          legend={t('report.reason')}
          value={reason}
          options={REASONS.map((value) => ({ value, text: t(`report.reasons.${value}`) }))}
          onChange={setReason}
        />
        <WordsField name={t('report.text')} value={text} onChange={setText} />
      </CaseForm>
    </Dialog>
  );
}
