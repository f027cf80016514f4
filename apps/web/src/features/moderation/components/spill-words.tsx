import type { Spill } from '#contracts';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useModerationActs } from '../api/moderation-acts.js';
import { CaseForm } from '../../../shared/ui/case-form.js';
import { HiddenWords } from './hidden-words.js';
import { WordsField } from '../../../shared/ui/words-field.js';

type Props = { spill: Spill; run<T>(act: () => Promise<T>): Promise<T> };

/** The words of the case, once somebody has said why he opens them. They are kept on this page alone. */
export function SpillWords({ spill, run }: Props) {
  const { t } = useTranslation('moderation');
  const id = useId();
  const { openWords } = useModerationActs();
  const [reason, setReason] = useState('');
  const open = useMutation({ mutationFn: () => run(() => openWords(spill.id, reason.trim())), gcTime: 0 });
  return (
    <section className="page-section" aria-labelledby={id}>
      <h2 id={id}>{t('spills.words')}</h2>
      {open.data ? (
        <HiddenWords words={open.data} />
      ) : (
        <CaseForm
          isReady={reason.trim() !== '' && !open.isPending}
          error={open.error}
          send={t('spills.wordsOpen')}
          onSend={() => open.mutate()}
        >
          <WordsField
            name={t('spills.wordsReason')}
            value={reason}
            onChange={setReason}
            hint={t('spills.wordsHint')}
          />
        </CaseForm>
      )}
    </section>
  );
}
