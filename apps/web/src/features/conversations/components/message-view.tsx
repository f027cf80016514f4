import type { Message } from '#contracts';
import { memo } from 'react';
import { dayAndTime, timeOfDay } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { MarkdownText } from './markdown-text.js';

export const MessageView = memo(function MessageView({ message }: { message: Message }) {
  const language = useLanguage();
  const { author, body, labelId, createdAt } = message;
  return (
    <article className="message" aria-label={`${author.displayName}, ${timeOfDay(language, createdAt)}`}>
      <Avatar name={author.displayName} />
      <div>
        <p className="message-head">
          <strong>{author.displayName}</strong>
          <time dateTime={createdAt} title={dayAndTime(language, createdAt)}>
            {timeOfDay(language, createdAt)}
          </time>
          <LabelTag labelId={labelId} />
        </p>
        <MarkdownText source={body} />
      </div>
    </article>
  );
});
