import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { excerpt } from '../api/excerpt.js';
import { pinsQuery } from '../api/pins-query.js';
import { Mark } from './message-marks.js';
import { usePlainWords } from './use-plain-words.js';
import { useTalkWays } from './use-talk-ways.js';

/** One line above the talk where something is pinned: how much, and the beginning of the last one. */
export function PinsStrip({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('messages');
  const ways = useTalkWays();
  const plain = usePlainWords();
  const { data } = useInfiniteQuery(pinsQuery(conversationId));
  const [page] = data?.pages ?? [];
  const last = page?.items[0];
  if (!page || !last) return null;
  const { body, forwarded, author } = last.message;
  const words = excerpt(plain(body === '' ? (forwarded?.body ?? '') : body));
  return (
    <button type="button" className="pane-line pins-strip" onClick={ways.openPins}>
      <Mark
        kind="pinned"
        text={page.next === null ? t('pins.strip', { count: page.items.length }) : t('pins.stripMore')}
      />
      <span className="pins-last">
        <bdi>{author.displayName}</bdi>
        {words !== '' && <> · {words}</>}
      </span>
    </button>
  );
}
