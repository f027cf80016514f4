import './moderation.css';
import '../../../shared/i18n/moderation/add-moderation-texts.js';
import type { Message } from '#contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/ui/dialog.js';
import { openSpill } from '../api/moderation-acts.js';
import { CaseForm } from '../../../shared/ui/case-form.js';
import { WordsField } from '../../../shared/ui/words-field.js';

/** Has a message withheld at once. It says before what that does, and to whom. */
export function SpillDialog({ message, onClose }: { message: Message; onClose(): void }) {
  const { t } = useTranslation(['moderation', 'translation']);
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const open = useMutation({
    mutationFn: () => openSpill(message, { text: text.trim() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['spills'] }),
  });
  if (open.isSuccess)
    return (
      <Dialog title={t('spill.title')} onClose={onClose}>
        <p role="status">{t('spill.done')}</p>
      </Dialog>
    );
  return (
    <Dialog title={t('spill.title')} onClose={onClose}>
      <CaseForm
        isReady={text.trim() !== '' && !open.isPending}
        error={open.error}
        send={t('spill.send')}
        danger
        onSend={() => open.mutate()}
        aside={
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('translation:app.cancel')}
          </button>
        }
      >
        <p>{t('spill.hint')}</p>
        <WordsField name={t('spill.text')} value={text} onChange={setText} />
      </CaseForm>
    </Dialog>
  );
}
