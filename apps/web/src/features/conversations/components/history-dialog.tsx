import './history-dialog.css';
import type { Message } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { PersonName } from '../../../shared/person/person-name.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { historyQuery } from '../api/history-query.js';
import { MarkdownText } from './markdown-text.js';

/** All versions of a message, the newest first. */
export function HistoryDialog({ message, onClose }: { message: Message; onClose(): void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(historyQuery(message));
  const { author, labelId, body, createdAt, editedAt, deletedAt } = message;
  return (
    <Dialog title={t('history.title')} onClose={onClose} isRoomy>
      <p className="history-head">
        <PersonName person={author} /> <LabelTag labelId={labelId} />
      </p>
      {deletedAt !== null ? (
        <p>{t('history.gone')}</p>
      ) : (
        <ol className="history">
          <Version title={t('history.current')} at={editedAt ?? createdAt} body={body} />
          {data?.items.toReversed().map((item) => (
            <Version
              key={item.version}
              title={t('history.version', { version: item.version })}
              at={item.writtenAt}
              body={item.body}
            />
          ))}
        </ol>
      )}
      {error && (
        <div role="alert">
          <p className="dialog-problem">
            <ProblemText error={error} />
          </p>
          <button type="button" className="btn quiet" onClick={() => void refetch()}>
            {t('app.retry')}
          </button>
        </div>
      )}
    </Dialog>
  );
}

function Version({ title, at, body }: { title: string; at: string; body: string }) {
  const language = useLanguage();
  return (
    <li>
      <p>
        <strong>{title}</strong> · <time dateTime={at}>{dayAndTime(language, at)}</time>
      </p>
      <MarkdownText source={body} />
    </li>
  );
}
