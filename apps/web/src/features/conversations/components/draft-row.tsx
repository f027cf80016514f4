import type { DraftItem } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime, shortMoment } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { discardDraft } from '../api/draft-list-query.js';
import { excerpt } from '../api/excerpt.js';
import { SendingMarks } from './sending-marks.js';
import { usePlainWords } from './use-plain-words.js';

/** One text that was begun; the row leads to where it goes on. */
export function DraftRow({ draft }: { draft: DraftItem }) {
  const { t } = useTranslation('inbox');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const { conversation, threadId, body, labelId, savedAt } = draft;
  const words = excerpt(usePlainWords()(body));
  return (
    <li className="inbox-row">
      <p className="inbox-row-head">
        <strong>{placeOfTalk(conversation.name, t('unnamed'))}</strong>
        <time dateTime={savedAt} title={dayAndTime(language, savedAt)}>
          {shortMoment(language, savedAt, new Date())}
        </time>
        {threadId !== null && <span>{t('inTopic')}</span>}
        <SendingMarks sending={draft} />
        <LabelTag labelId={labelId} />
      </p>
      <Link
        className="inbox-row-text"
        to="/messages/$conversationId"
        params={{ conversationId: conversation.id }}
        search={threadId === null ? {} : { topic: threadId }}
      >
        {words === '' ? t('drafts.onlyQuotes') : words}
      </Link>
      <div className="inbox-row-foot">
        <button type="button" className="btn link" onClick={() => setAsking(true)}>
          {t('drafts.discard')}
        </button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('drafts.discardTitle')}
          confirm={t('drafts.discard')}
          onConfirm={() => discardDraft(queryClient, draft)}
          onClose={() => setAsking(false)}
        >
          <p>
            {t('drafts.discardAsk', {
              place: placeOfTalk(conversation.name, t('unnamed')),
              words: words === '' ? t('drafts.onlyQuotes') : words,
            })}
          </p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function placeOfTalk(name: string, unnamed: string): string {
  return name === '' ? unnamed : name;
}
