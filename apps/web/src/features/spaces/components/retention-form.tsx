import type { RetentionPreview, Space } from '#contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PeriodField, type Period } from '../../../shared/retention/period-field.js';
import { CaseForm } from '../../../shared/ui/case-form.js';
import { ChoiceField } from '../../../shared/ui/choice-field.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { previewRetention, retentionQuery, setRetention } from '../api/retention-query.js';
import { RetentionEffect } from './retention-effect.js';

type Props = {
  space: Space;
  /** In days; null: what the site says. */
  chosen: number | null;
  /** What is kept today, where the choice begins; null: for ever. */
  shown: number | null;
};

const YEAR = 365;

/** What a choice would destroy is counted first, and asked once. */
export function RetentionForm({ space, chosen, shown }: Props) {
  const { t } = useTranslation('retention');
  const client = useQueryClient();
  const [by, setBy] = useState<'site' | 'own'>(chosen === null ? 'site' : 'own');
  const [own, setOwn] = useState<Period>(chosen ?? shown ?? YEAR);
  const [effect, setEffect] = useState<RetentionPreview | null>(null);
  const wanted = by === 'site' ? null : own;
  const preview = useMutation({ mutationFn: () => previewRetention(space.id, wanted), onSuccess: setEffect });
  const isSame = wanted === chosen;
  return (
    <>
      <CaseForm
        isReady={!isSame && !Number.isNaN(wanted) && !preview.isPending}
        error={preview.error}
        send={t('space.change')}
        onSend={() => preview.mutate()}
      >
        <ChoiceField
          legend={t('space.choice')}
          value={by}
          options={[
            { value: 'site', text: t('space.bySite') },
            { value: 'own', text: t('space.byOwn') },
          ]}
          onChange={setBy}
        />
        {by === 'own' && (
          <>
            <PeriodField name={t('space.period')} value={own} onChange={setOwn} />
            <p className="field-hint">{t('period.count')}</p>
          </>
        )}
        {isSame && <p className="field-hint">{t('space.same')}</p>}
      </CaseForm>
      {effect && (
        <ConfirmDialog
          title={t('space.confirmTitle', { name: space.name })}
          confirm={t('space.confirm')}
          onConfirm={async () => {
            client.setQueryData(retentionQuery(space.id).queryKey, await setRetention(space.id, wanted));
          }}
          onClose={() => setEffect(null)}
        >
          <RetentionEffect effect={effect} />
        </ConfirmDialog>
      )}
    </>
  );
}
