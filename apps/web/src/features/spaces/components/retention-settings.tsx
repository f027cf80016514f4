import '../../../shared/i18n/retention/add-retention-texts.js';
import type { Space } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { usePeriodWords } from '../../../shared/retention/use-period-words.js';
import { ListWait } from '../../../shared/ui/list-wait.js';
import { ScrollTable } from '../../../shared/ui/scroll-table.js';
import { retentionQuery } from '../api/retention-query.js';
import { RetentionForm } from './retention-form.js';

/** How long messages are kept in a space, and the animators' choice within the bounds of the site. */
export function RetentionSettings({ space }: { space: Space }) {
  const { t } = useTranslation('retention');
  const language = useLanguage();
  const words = usePeriodWords();
  const query = useQuery(retentionQuery(space.id));
  const { data } = query;
  return (
    <div className="space-form">
      <p className="field-hint">{t('space.hint')}</p>
      <ListWait query={query} />
      {data && (
        <>
          <ScrollTable
            title={t('space.now')}
            head={[t('space.level'), t('space.kept'), t('space.bounds')]}
            rows={data.levels.map(({ level, names, days, least, most }) => ({
              key: level,
              cells: [
                names[language],
                words(days),
                most === null
                  ? t('space.from', { least: words(least) })
                  : t('space.within', { least: words(least), most: words(most) }),
              ],
            }))}
          />
          {data.abilities.update && (
            <RetentionForm
              key={data.chosen}
              space={space}
              chosen={data.chosen}
              shown={data.levels[0]?.days ?? null}
            />
          )}
        </>
      )}
    </div>
  );
}
