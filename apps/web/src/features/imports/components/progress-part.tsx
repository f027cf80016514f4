import type { Import } from '#contracts';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { count, size } from '../api/amounts.js';

type Progress = NonNullable<Import['progress']>;

/** Work that goes on by itself: how far, how fast. */
export function ProgressPart({
  state,
  progress,
}: {
  state: 'checking' | 'running' | 'undoing';
  progress: Progress;
}) {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const { unit, done, total, perSecond } = progress;
  const amount = unit === 'bytes' ? size : count;
  const told = { done: amount(language, done), total: amount(language, total) };
  return (
    <section className="import-progress" aria-label={t(`progress.${state}`)}>
      <h2>{t(`progress.${state}`)}</h2>
      <progress aria-label={t(`progress.${state}`)} max={Math.max(total, 1)} value={done} />
      <p role="status">
        {t(`progress.${unit}`, told)}
        {perSecond !== null && (
          <> · {t(`progress.${unit}PerSecond`, { rate: amount(language, perSecond) })}</>
        )}
      </p>
      <p className="field-hint">{t('progress.leave')}</p>
    </section>
  );
}
