import type { Spill } from '#contracts';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { useModerationActs } from '../api/moderation-acts.js';
import { CaseForm } from '../../../shared/ui/case-form.js';
import { ChoiceField } from '../../../shared/ui/choice-field.js';
import { WordsField } from '../../../shared/ui/words-field.js';

type Props = { spill: Spill; run<T>(act: () => Promise<T>): Promise<T> };

/** One proposes, the other confirms: what both saw is the same, or the server says that it is not. */
export function SpillVerdict({ spill, run }: Props) {
  const { t } = useTranslation('moderation');
  const language = useLanguage();
  const id = useId();
  const { proposal, abilities } = spill;
  const [asked, setAsked] = useState(false);
  const navigate = useNavigate();
  const { confirm } = useModerationActs();
  return (
    <section className="page-section" aria-labelledby={id}>
      <h2 id={id}>{t('spills.proposal')}</h2>
      {proposal && (
        <>
          <p>
            {t('spills.proposed', {
              name: proposal.by.displayName,
              role: t(`spills.${proposal.as}`),
              date: dayAndTime(language, proposal.at),
              outcome: t(`spills.${proposal.outcome}`),
            })}
          </p>
          <p className="case-words">{proposal.reason}</p>
          {proposal.own && <p role="status">{t('spills.waiting')}</p>}
          {!proposal.own && !abilities.confirm && <p>{t('spills.other')}</p>}
        </>
      )}
      {abilities.propose && !proposal && <Propose spill={spill} run={run} />}
      {abilities.confirm && (
        <p className="page-acts">
          <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setAsked(true)}>
            {t('spills.confirm')}
          </button>
        </p>
      )}
      {asked && proposal && (
        <ConfirmDialog
          title={t('spills.confirmTitle')}
          confirm={t('spills.confirmDo')}
          onConfirm={async () => {
            await run(() => confirm(spill.id, spill.hash));
            await navigate({ to: '/spills' });
          }}
          onClose={() => setAsked(false)}
        >
          <p>{t(proposal.outcome === 'release' ? 'spills.confirmRelease' : 'spills.confirmRemove')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function Propose({ spill, run }: Props) {
  const { t } = useTranslation('moderation');
  const { propose } = useModerationActs();
  const [outcome, setOutcome] = useState<'release' | 'remove' | null>(null);
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: (chosen: 'release' | 'remove') =>
      run(() => propose(spill.id, { outcome: chosen, reason: reason.trim(), hash: spill.hash })),
  });
  return (
    <CaseForm
      isReady={outcome !== null && reason.trim() !== '' && !send.isPending}
      error={send.error}
      send={t('spills.propose')}
      onSend={() => outcome !== null && send.mutate(outcome)}
    >
      <ChoiceField
        legend={t('spills.outcome')}
        value={outcome}
        options={[
          { value: 'release', text: t('spills.release') },
          { value: 'remove', text: t('spills.remove') },
        ]}
        onChange={setOutcome}
      />
      <WordsField name={t('spills.reason')} value={reason} onChange={setReason} />
    </CaseForm>
  );
}
