import { useTranslation } from 'react-i18next';

export function Brand() {
  const { t } = useTranslation();
  return (
    <span className="brand">
      <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        <path d="M12 2l8.5 5v10L12 22l-8.5-5V7z" />
        <path d="M12 8l3.5 2v4L12 16l-3.5-2v-4z" fill="currentColor" />
      </svg>
      {t('app.name')}
    </span>
  );
}
