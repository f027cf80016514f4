import './composer.css';
import type { Conversation } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { placeKey } from '../api/place.js';
import { ComposerForm } from './composer-form.js';

type Props = {
  conversation: Conversation;
  /** The first message of the topic that is answered; null in the main flow. */
  threadId?: string | null;
};

/** Writes in a conversation or in one of its topics; where the person may not, it says why. */
export function Composer({ conversation, threadId = null }: Props) {
  const { t } = useTranslation();
  const { data: labels } = useQuery(labelsQuery);
  if (!conversation.abilities.post) return <p className="composer-note">{t('composer.readOnly')}</p>;
  if (labels?.length === 0) return <p className="composer-note">{t('composer.noLabel')}</p>;
  const key = placeKey({ conversationId: conversation.id, threadId });
  return <ComposerForm key={key} place={key} conversation={conversation} />;
}
