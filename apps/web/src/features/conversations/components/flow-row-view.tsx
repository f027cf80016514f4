import { memo } from 'react';
import { dayName } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import type { FlowRow } from './flow-rows.js';
import { MessageView } from './message-view.js';
import { OutgoingView } from './outgoing-view.js';

type Props = { row: FlowRow; conversationId: string };

export const FlowRowView = memo(function FlowRowView({ row, conversationId }: Props) {
  const language = useLanguage();
  return (
    <>
      {row.newDay && <p className="day">{dayName(language, row.at, new Date())}</p>}
      {row.kind === 'message' ? (
        <MessageView message={row.message} />
      ) : (
        <OutgoingView outgoing={row.outgoing} conversationId={conversationId} />
      )}
    </>
  );
});
