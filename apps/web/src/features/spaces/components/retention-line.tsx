import '../../../shared/i18n/retention/add-retention-texts.js';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { usePeriodWords } from '../../../shared/retention/use-period-words.js';
import { retentionQuery } from '../api/retention-query.js';

/** How long messages are kept here: one sentence where it is the same for all that the reader reads. */
export function RetentionLine({ spaceId }: { spaceId: string }) {
  const { t } = useTranslation('retention');
  const language = useLanguage();
  const words = usePeriodWords();
  const { data } = useQuery(retentionQuery(spaceId));
  const [first] = data?.levels ?? [];
  if (!data || !first) return null;
  const isOne = data.levels.every(({ days }) => days === first.days);
  return (
    <div>
      <dt>{t('line.title')}</dt>
      {isOne ? (
        <dd>{t('line.kept', { period: words(first.days) })}</dd>
      ) : (
        data.levels.map(({ level, names, days }) => (
          <dd key={level}>{t('line.byLevel', { level: names[language], period: words(days) })}</dd>
        ))
      )}
    </div>
  );
}
