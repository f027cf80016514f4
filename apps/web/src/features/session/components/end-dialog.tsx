import type { OwnSession } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { endOtherSessions, endSession } from '../api/end-sessions.js';
import { ownSessionsQuery } from '../api/own-sessions-query.js';

/** One session, or all but this one. */
export type EndTarget = OwnSession | 'others';

type Props = { target: EndTarget; onDone(target: EndTarget): void; onClose(): void };

export function EndDialog({ target, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const isAll = target === 'others';

  async function end() {
    await (isAll ? endOtherSessions() : endSession(target.id));
    await queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
    onDone(target);
  }

  return (
    <ConfirmDialog
      title={t(isAll ? 'sessions.endOthersTitle' : 'sessions.endTitle')}
      confirm={t(isAll ? 'sessions.endOthers' : 'sessions.end')}
      onConfirm={end}
      onClose={onClose}
    >
      <p>
        {isAll
          ? t('sessions.endOthersHint')
          : t('sessions.endHint', {
              date: dayAndTime(language, target.openedAt),
              source: target.sourceAddress,
            })}
      </p>
    </ConfirmDialog>
  );
}
