import type { LegalHold } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { useRetentionActs } from '../api/retention-acts.js';
import { AskReleaseDialog } from './ask-release-dialog.js';
import type { Run } from './run.js';

/** One officer asks, another confirms: both see the same request, or the server says that it is not. */
export function HoldRelease({ hold, run }: { hold: LegalHold; run: Run }) {
  const { t } = useTranslation('retention');
  const language = useLanguage();
  const { confirmRelease } = useRetentionActs();
  const [dialog, setDialog] = useState<'ask' | 'confirm' | null>(null);
  const { release } = hold;
  return (
    <>
      {release && (
        <>
          <p>
            {t('holds.asked', {
              name: release.askedBy.displayName,
              date: dayAndTime(language, release.askedAt),
            })}
          </p>
          <p className="hold-words">{release.reason}</p>
        </>
      )}
      {release?.own ? (
        <p role="status">{t('holds.own')}</p>
      ) : (
        <button
          type="button"
          className="btn quiet"
          aria-haspopup="dialog"
          onClick={() => setDialog(release ? 'confirm' : 'ask')}
        >
          {t(release ? 'holds.confirm' : 'holds.ask')}
        </button>
      )}
      {dialog === 'ask' && <AskReleaseDialog hold={hold} run={run} onClose={() => setDialog(null)} />}
      {dialog === 'confirm' && release && (
        <ConfirmDialog
          title={t('holds.confirmTitle')}
          confirm={t('holds.confirmDo')}
          onConfirm={() => run(() => confirmRelease(hold.id, release.hash))}
          onClose={() => setDialog(null)}
        >
          <p>{t('holds.confirmHint')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
