import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseForm } from '../../../shared/ui/case-form.js';
import { ChoiceField } from '../../../shared/ui/choice-field.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { WordsField } from '../../../shared/ui/words-field.js';
import { useRetentionActs } from '../api/retention-acts.js';
import { spaceOfLink } from '../api/space-of-link.js';
import { InputField } from './input-field.js';
import { PersonField } from './person-field.js';
import type { Run } from './run.js';

/** Whose words, or which space, between which days, and why. It stands at once. */
export function OpenHoldDialog({ run, onClose }: { run: Run; onClose(): void }) {
  const { t } = useTranslation(['retention', 'translation']);
  const { open } = useRetentionActs();
  const [objectType, setObjectType] = useState<'person' | 'space'>('person');
  const [personId, setPersonId] = useState<string | null>(null);
  const [link, setLink] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const objectId = objectType === 'person' ? personId : spaceOfLink(link);
  const isDisordered = from !== '' && until !== '' && until < from;
  const send = useMutation({
    mutationFn: (id: string) =>
      run(() =>
        open({ objectType, objectId: id, from: from || null, until: until || null, reason: reason.trim() }),
      ),
    onSuccess: onClose,
  });
  return (
    <Dialog title={t('holds.openTitle')} onClose={onClose} isRoomy>
      <CaseForm
        isReady={objectId !== null && !isDisordered && reason.trim() !== '' && !send.isPending}
        error={send.error}
        send={t('holds.openDo')}
        onSend={() => objectId !== null && send.mutate(objectId)}
        aside={
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('translation:app.cancel')}
          </button>
        }
      >
        <ChoiceField
          legend={t('holds.covers')}
          value={objectType}
          options={[
            { value: 'person', text: t('holds.person') },
            { value: 'space', text: t('holds.space') },
          ]}
          onChange={setObjectType}
        />
        {objectType === 'person' ? (
          <PersonField chosen={personId} onChoose={setPersonId} />
        ) : (
          <InputField
            name={t('holds.spaceField')}
            value={link}
            onChange={setLink}
            hint={t('holds.spaceHint')}
          />
        )}
        <div className="field-line">
          <InputField
            name={t('holds.from')}
            type="date"
            value={from}
            onChange={setFrom}
            hint={t('holds.daysHint')}
          />
          <InputField
            name={t('holds.until')}
            type="date"
            value={until}
            onChange={setUntil}
            problem={isDisordered ? t('holds.disordered') : null}
          />
        </div>
        <WordsField name={t('holds.reason')} value={reason} onChange={setReason} />
      </CaseForm>
    </Dialog>
  );
}
