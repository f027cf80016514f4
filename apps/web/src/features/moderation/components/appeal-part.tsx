import type { ModerationDecision } from '#contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useModerationActs, type MessageKey } from '../api/moderation-acts.js';
import { CaseForm } from '../../../shared/ui/case-form.js';
import { ChoiceField } from '../../../shared/ui/choice-field.js';
import { WordsField } from '../../../shared/ui/words-field.js';

type Props = { message: MessageKey; decision: ModerationDecision };

/** The appeal, as its author writes it, as another animator answers it, as it was answered. */
export function AppealPart({ message, decision }: Props) {
  const { t } = useTranslation('moderation');
  const { appeal, abilities, outcome } = decision;
  if (outcome !== 'hidden') return null;
  return (
    <section className="page-section">
      <h2>{t('decision.appeal')}</h2>
      {appeal && <p className="case-words">{appeal.text}</p>}
      {appeal?.outcome != null && (
        <>
          <p>
            <strong>{t(`decision.${appeal.outcome}`)}</strong>
          </p>
          <p>{appeal.reason}</p>
        </>
      )}
      {appeal?.outcome === null && !abilities.decide && <p role="status">{t('decision.appealOpen')}</p>}
      {abilities.appeal && <Appeal message={message} />}
      {abilities.decide && <Answer message={message} />}
    </section>
  );
}

function Appeal({ message }: { message: MessageKey }) {
  const { t } = useTranslation('moderation');
  const acts = useModerationActs();
  const [text, setText] = useState('');
  const send = useMutation({ mutationFn: () => acts.appeal(message, text.trim()) });
  return (
    <CaseForm
      isReady={text.trim() !== '' && !send.isPending}
      error={send.error}
      send={t('decision.appealSend')}
      onSend={() => send.mutate()}
    >
      <WordsField
        name={t('decision.appealText')}
        value={text}
        onChange={setText}
        hint={t('decision.appealHint')}
      />
    </CaseForm>
  );
}

function Answer({ message }: { message: MessageKey }) {
  const { t } = useTranslation('moderation');
  const acts = useModerationActs();
  const [outcome, setOutcome] = useState<'upheld' | 'restored' | null>(null);
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: (chosen: 'upheld' | 'restored') =>
      acts.decideAppeal(message, { outcome: chosen, reason: reason.trim() }),
  });
  return (
    <CaseForm
      isReady={outcome !== null && reason.trim() !== '' && !send.isPending}
      error={send.error}
      send={t('decision.send')}
      onSend={() => outcome !== null && send.mutate(outcome)}
    >
      <ChoiceField
        legend={t('decision.answer')}
        value={outcome}
        options={[
          { value: 'upheld', text: t('decision.uphold') },
          { value: 'restored', text: t('decision.restore') },
        ]}
        onChange={setOutcome}
      />
      <WordsField name={t('decision.reason')} value={reason} onChange={setReason} />
    </CaseForm>
  );
}
