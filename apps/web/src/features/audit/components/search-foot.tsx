import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';

type Props = {
  count: number;
  /** Down to where the log was looked at; null: all of it. */
  searchedTo: string | null;
  /** Why the last step did not come; what came before stays. */
  error: Error | null;
  isRunning: boolean;
  waits: boolean;
  onGoOn(): void;
  onStop(): void;
};

/** How much is shown, how far back was looked, and the way further. */
export function SearchFoot({ count, searchedTo, error, isRunning, waits, onGoOn, onStop }: Props) {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const number = new Intl.NumberFormat(language).format(count);
  return (
    <div className="audit-foot">
      <p role="status">
        {isRunning && `${t('list.searching')} `}
        {count > 0 && `${t('list.shown', { count, number })}. `}
        {searchedTo === null
          ? count > 0 && t('list.end')
          : t('list.searchedTo', { date: dayAndTime(language, searchedTo) })}
      </p>
      {error && (
        <p role="alert" className="audit-problem">
          <ProblemText error={error} />
        </p>
      )}
      {isRunning && (
        <button type="button" className="btn quiet" onClick={onStop}>
          {t('list.stop')}
        </button>
      )}
      {(waits || error) && !isRunning && (
        <button type="button" className="btn quiet" onClick={onGoOn}>
          {t('list.goOn')}
        </button>
      )}
    </div>
  );
}
