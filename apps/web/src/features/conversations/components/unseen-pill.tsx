import { useTranslation } from 'react-i18next';

export function UnseenPill({ count, onClick }: { count: number; onClick(): void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="unseen" onClick={onClick}>
      {t('messages.unseen', { count })} <span aria-hidden="true">↓</span>
    </button>
  );
}
