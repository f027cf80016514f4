import type { Message } from '#contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { useModerationActs } from '../api/moderation-acts.js';
import { rulesQuery } from '../api/moderation-queries.js';
import { CaseForm } from '../../../shared/ui/case-form.js';
import { ChoiceField } from '../../../shared/ui/choice-field.js';
import { WordsField } from '../../../shared/ui/words-field.js';

/** Dismisses what was reported, or hides the message by a rule. */
export function DecideDialog({ message, onClose }: { message: Message; onClose(): void }) {
  const { t } = useTranslation(['moderation', 'translation']);
  const language = useLanguage();
  const ruleId = useId();
  const { data: rules } = useQuery(rulesQuery);
  const { decide } = useModerationActs();
  const [outcome, setOutcome] = useState<'dismissed' | 'hidden'>('dismissed');
  const [rule, setRule] = useState('');
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () =>
      decide(
        message,
        outcome === 'hidden' ? { outcome, rule, reason: reason.trim() } : { outcome, reason: reason.trim() },
      ),
    onSuccess: onClose,
  });
  const isReady = reason.trim() !== '' && (outcome === 'dismissed' || rule !== '') && !send.isPending;
  return (
    <Dialog title={t('decide.title')} onClose={onClose}>
      <CaseForm
        isReady={isReady}
        error={send.error}
        send={t('decide.save')}
        danger={outcome === 'hidden'}
        onSend={() => send.mutate()}
        aside={
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('translation:app.cancel')}
          </button>
        }
      >
        <ChoiceField
          legend={t('decide.outcome')}
          value={outcome}
          options={[
            { value: 'dismissed', text: t('decide.dismissed') },
            { value: 'hidden', text: t('decide.hidden') },
          ]}
          onChange={setOutcome}
        />
        {outcome === 'hidden' && (
          <div className="form-field">
            <label htmlFor={ruleId}>{t('decide.rule')}</label>
            <select
              id={ruleId}
              className="input"
              value={rule}
              onChange={({ target }) => setRule(target.value)}
            >
              <option value="" disabled>
                …
              </option>
              {rules?.items.map(({ id, names }) => (
                <option key={id} value={id}>
                  {names[language]}
                </option>
              ))}
            </select>
          </div>
        )}
        <WordsField
          name={t('decide.reason')}
          value={reason}
          onChange={setReason}
          hint={t('decide.reasonHint')}
        />
      </CaseForm>
    </Dialog>
  );
}
