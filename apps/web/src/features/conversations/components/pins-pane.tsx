import type { Conversation, Pin } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { pinsQuery } from '../api/pins-query.js';
import { guardCopy } from './copy-guard.js';
import { FlowWait } from './flow-wait.js';
import { MessageView } from './message-view.js';
import { SidePane } from './side-pane.js';
import { useTalkWays } from './use-talk-ways.js';

/** The pinned messages of a conversation beside it, the one pinned last first. */
export function PinsPane({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('messages');
  const ways = useTalkWays();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    pinsQuery(conversation.id),
  );
  const pins = data?.pages.flatMap(({ items }) => items) ?? [];

  function close() {
    ways.closePane();
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.pins-strip')?.focus());
  }

  return (
    <SidePane
      label={t('pins.title')}
      heading={<h2>{t('pins.title')}</h2>}
      closeLabel={t('pins.close')}
      onClose={close}
    >
      {!data ? (
        <FlowWait error={error} onRetry={() => void refetch()} />
      ) : pins.length === 0 ? (
        <EmptyState title={t('pins.empty')} hint={t('pins.emptyHint')} />
      ) : (
        <ul className="pins" onCopy={(event) => guardCopy(conversation.id, event)}>
          {pins.map((pin) => (
            <PinItem key={pin.message.id} pin={pin} />
          ))}
          {hasNextPage && (
            <li>
              <button
                type="button"
                className="btn quiet"
                aria-disabled={isFetchingNextPage}
                onClick={() => void fetchNextPage()}
              >
                {t('pins.more')}
              </button>
            </li>
          )}
        </ul>
      )}
    </SidePane>
  );
}

function PinItem({ pin: { message, pinnedBy, pinnedAt } }: { pin: Pin }) {
  const { t } = useTranslation('messages');
  const language = useLanguage();
  const ways = useTalkWays();
  const date = dayOnly(language, pinnedAt);
  return (
    <li>
      <MessageView message={message} rootId={null} />
      <p>
        <bdi>{pinnedBy ? t('pins.by', { name: pinnedBy.displayName, date }) : t('pins.on', { date })}</bdi>
        <button
          type="button"
          className="btn link"
          onClick={() => ways.toMessage(message.id, message.threadId)}
        >
          {t('pins.go')}
        </button>
      </p>
    </li>
  );
}
