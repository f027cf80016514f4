import './reactions.css';
import type { Message, Reaction } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { ReactionIcon } from '../../../shared/ui/reactions/reaction-icon.js';
import { useHoverCard } from '../../../shared/ui/use-hover-card.js';
import { toggleReaction } from '../api/own-acts.js';
import { reactorsQuery } from '../api/who-queries.js';

/** Who of the readers reacts how; each one adds or takes back one's own. */
export function ReactionRow({ message }: { message: Message }) {
  const { t } = useTranslation('messages');
  if (message.reactions.length === 0) return null;
  return (
    <ul className="reaction-row" aria-label={t('reactionRow')}>
      {message.reactions.map(({ reaction, count }) => (
        <li key={reaction}>
          <ReactionButton message={message} reaction={reaction} count={count} />
        </li>
      ))}
    </ul>
  );
}

type Props = { message: Message; reaction: Reaction; count: number };

function ReactionButton({ message, reaction, count }: Props) {
  const { t } = useTranslation('messages');
  const queryClient = useQueryClient();
  const { isOpen, triggerProps, cardProps } = useHoverCard<HTMLButtonElement>();
  const name = t(`reactions.${reaction}`);
  const isOwn = message.own?.reactions.includes(reaction) ?? false;
  const mayReact = message.abilities.react || isOwn;
  return (
    <>
      <button
        type="button"
        className="reaction"
        aria-pressed={isOwn}
        aria-disabled={!mayReact || undefined}
        aria-label={t('reactionCount', { name, count })}
        onClick={() => {
          if (mayReact) void toggleReaction(queryClient, message, reaction);
        }}
        {...triggerProps}
      >
        <ReactionIcon reaction={reaction} />
        <span aria-hidden="true">{count}</span>
      </button>
      {isOpen && (
        <span {...cardProps} role="tooltip" className="hover-card reactors">
          <Reactors message={message} reaction={reaction} count={count} />
        </span>
      )}
    </>
  );
}

function Reactors({ message, reaction, count }: Props) {
  const { t } = useTranslation('messages');
  const { data, error } = useQuery(reactorsQuery(message, reaction, count));
  return (
    <>
      <strong>{t(`reactions.${reaction}`)}</strong>
      {error && <ProblemText error={error} />}
      {data?.items.map(({ person }) => (
        <bdi key={person.id}>{person.displayName}</bdi>
      ))}
      {data?.next != null && <span>{t('reactionMore')}</span>}
    </>
  );
}
