import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';

/** Sends at the label that the sources of the message ask for. */
export function RaiseButton({ labelId, onRaise }: { labelId: string; onRaise(): void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const { data: labels } = useQuery(labelsQuery);
  const label = labels?.find(({ id }) => id === labelId);
  const isNew = labels !== undefined && label === undefined;
  useEffect(() => {
    // It may have been born with the refusal.
    if (isNew) void queryClient.invalidateQueries({ queryKey: labelsQuery.queryKey });
  }, [isNew, queryClient]);
  return (
    <button type="button" className="btn link" aria-disabled={!label} onClick={() => label && onRaise()}>
      {t('messages.sendAt', { label: label?.texts[language] ?? '…' })}
    </button>
  );
}
