import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime, dayName } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import type { FlowRow } from './flow-rows.js';
import { MessageView } from './message-view.js';
import { OutgoingView } from './outgoing-view.js';

type Props = {
  row: FlowRow;
  conversationId: string;
  rootId: string | null;
  isShown: boolean;
  /** When the reader was here last; null when that is not known. */
  since: string | null;
};

export const FlowRowView = memo(function FlowRowView({ row, conversationId, rootId, isShown, since }: Props) {
  const language = useLanguage();
  return (
    <>
      {row.newDay && <p className="day">{dayName(language, row.at, new Date())}</p>}
      {row.newSince && <NewLine since={since} />}
      {row.kind === 'message' ? (
        <MessageView message={row.message} rootId={rootId} isShown={isShown} />
      ) : (
        <OutgoingView outgoing={row.outgoing} conversationId={conversationId} />
      )}
    </>
  );
});

function NewLine({ since }: { since: string | null }) {
  const { t } = useTranslation('messages');
  const language = useLanguage();
  return (
    <p className="new-line">
      <span>
        {since === null ? t('jump.newLine') : t('jump.newSince', { date: dayAndTime(language, since) })}
      </span>
    </p>
  );
}
