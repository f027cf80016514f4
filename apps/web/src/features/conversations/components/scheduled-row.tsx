import type { ScheduledMessage } from '#contracts';
import { useTranslation } from 'react-i18next';
import { weekdayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { MarkdownText } from './markdown-text.js';
import { ScheduledActs } from './scheduled-acts.js';
import { ScheduledReason } from './scheduled-reason.js';
import { SendingMarks } from './sending-marks.js';

/** One message that waits for its time, or that was not sent then. */
export function ScheduledRow({ item }: { item: ScheduledMessage }) {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const { conversation, threadId, labelId, body, forwardOf, state, sendAt } = item;
  const date = weekdayAndTime(language, sendAt);
  const hasFailed = state === 'failed';
  return (
    <li className="inbox-row scheduled-row" data-failed={hasFailed || undefined}>
      <p className="inbox-row-head">
        <strong>
          {conversation.name === null
            ? t('scheduled.closed')
            : conversation.name === ''
              ? t('unnamed')
              : conversation.name}
        </strong>
        {threadId !== null && <span>{t('inTopic')}</span>}
        {forwardOf !== null && <span>{t('scheduled.forward')}</span>}
        <SendingMarks sending={item} />
        <LabelTag labelId={labelId} />
      </p>
      <p className="scheduled-time">
        <time dateTime={sendAt}>{t(hasFailed ? 'scheduled.wasDue' : 'scheduled.leaves', { date })}</time>
        {hasFailed && <ScheduledReason code={item.code ?? ''} />}
      </p>
      {body !== '' && (
        <div className="scheduled-text">
          <MarkdownText source={body} />
        </div>
      )}
      <ScheduledActs item={item} />
    </li>
  );
}
