import type { Conversation } from '#contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../shared/access/labels-query.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { JumpButton } from './jump-button.js';
import { useTalkName } from './use-talk-name.js';

/** @param conversation null while it is being asked for */
export function ConversationHead({ conversation }: { conversation: Conversation | null }) {
  const { t } = useTranslation();
  return (
    <div className="pane-head">
      <Link className="btn quiet back" to="/messages" aria-label={t('conversations.back')}>
        <svg
          viewBox="0 0 24 24"
          width="18"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          aria-hidden="true"
        >
          <path d="M15 5l-7 7 7 7" />
        </svg>
      </Link>
      <div>
        <h2 id="conversation-name" tabIndex={-1}>
          {conversation ? <Name conversation={conversation} /> : t('app.loading')}
        </h2>
        {conversation && <Facts space={conversation.space} />}
      </div>
      {conversation && (
        <div className="pane-acts">
          <JumpButton />
        </div>
      )}
    </div>
  );
}

function Name({ conversation }: { conversation: Conversation }) {
  return useTalkName(conversation);
}

function Facts({ space }: { space: Conversation['space'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ceiling = useLabel(space.ceilingLabelId ?? '');
  // Two people are what a direct talk is: their number says nothing.
  const members = space.kind === 'direct' ? null : space.memberCount;
  const facts = [
    t(`conversations.kinds.${space.kind}`),
    members !== null && t('conversations.members', { count: members }),
    ceiling && t('conversations.ceiling', { label: ceiling.texts[language] }),
  ];
  return <p>{facts.filter(Boolean).join(' · ')}</p>;
}
