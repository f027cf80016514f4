import { useTranslation } from 'react-i18next';

type Props = {
  count: number;
  /** Whether the newest is out of view. */
  isAway: boolean;
  onClick(): void;
};

/** The way to the newest, and how many have come meanwhile. */
export function UnseenPill({ count, isAway, onClick }: Props) {
  const { t } = useTranslation();
  if (count === 0 && !isAway) return null;
  return (
    <button type="button" className="unseen" data-quiet={count === 0 || undefined} onClick={onClick}>
      {count > 0 ? t('messages.unseen', { count }) : t('messages.toNewest')} <span aria-hidden="true">↓</span>
    </button>
  );
}
