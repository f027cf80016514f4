import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime, shortMoment } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { excerpt } from '../api/excerpt.js';
import type { InboxItem } from '../api/inbox-queries.js';
import { usePlainWords } from './use-plain-words.js';

type Props = {
  item: InboxItem;
  /** What the conversation is called; null where nobody has said so yet. */
  place: string | null;
  /** The message opens its topic instead of standing in the flow. */
  isTopic: boolean;
  children?: ReactNode;
};

/** One message of an inbox; the row leads to where it stands. */
export function InboxRow({ item: { message }, place, isTopic, children }: Props) {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const { id, conversationId, threadId, author, createdAt, labelId, body, forwarded, thread } = message;
  const topic = isTopic ? id : threadId;
  const words = excerpt(usePlainWords()(body === '' ? (forwarded?.body ?? '') : body));
  const isGone = message.deletedAt !== null || message.withheld !== null;
  const text = isTopic && thread?.title ? thread.title : words;
  return (
    <li className="inbox-row">
      <p className="inbox-row-head">
        <strong>{author.displayName}</strong>
        <time dateTime={createdAt} title={dayAndTime(language, createdAt)}>
          {shortMoment(language, createdAt, new Date())}
        </time>
        {place !== null && <span>{place}</span>}
        <LabelTag labelId={labelId} />
      </p>
      <Link
        className="inbox-row-text"
        to="/messages/$conversationId"
        params={{ conversationId }}
        search={{ ...(isTopic ? {} : { m: id }), ...(topic !== null && { topic }) }}
      >
        {isGone || text === '' ? t('gone') : text}
      </Link>
      {children && <div className="inbox-row-foot">{children}</div>}
    </li>
  );
}
