import '../components/moderation.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/moderation/add-moderation-texts.js';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { ListWait } from '../../../shared/ui/list-wait.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { registerQuery, sumsQuery } from '../api/moderation-queries.js';
import { ScrollTable } from '../../../shared/ui/scroll-table.js';
import { useRuleName } from '../components/use-rule-name.js';

/** The open register of a space. */
export function RegisterPage() {
  const { t } = useTranslation('moderation');
  const { spaceId } = useParams({ from: '/shell/content/spaces/$spaceId/register' });
  const query = useInfiniteQuery(registerQuery(spaceId));
  const { data } = query;
  const { data: sums } = useQuery(sumsQuery(spaceId));
  const items = (data?.pages ?? []).flatMap((page) => page.items);
  const language = useLanguage();
  const ruleName = useRuleName();
  useTitle(t('register.title'));
  return (
    <section className="page">
      <div className="page-inner">
        <Link className="page-back" to="/spaces/$spaceId" params={{ spaceId }}>
          ← {t('queue.back')}
        </Link>
        <h1>{t('register.title')}</h1>
        <p className="page-hint">{t('register.hint')}</p>
        <ListWait query={query} />
        {data && items.length === 0 && (
          <EmptyState title={t('register.none')} hint={t('register.noneHint')} />
        )}
        {sums && sums.items.length > 0 && (
          <ScrollTable
            title={t('register.sums')}
            head={(['month', 'outcome', 'rule', 'count', 'restoredCount'] as const).map((key) =>
              t(`register.${key}`),
            )}
            rows={sums.items.map(({ month, outcome, rule, count, restored }) => ({
              key: `${month}-${outcome}-${rule ?? ''}`,
              cells: [month, t(`register.outcomes.${outcome}`), ruleName(rule), count, restored],
            }))}
          />
        )}
        {items.length > 0 && (
          <ScrollTable
            title={t('register.list')}
            head={(['day', 'outcome', 'rule', 'appeal'] as const).map((key) => t(`register.${key}`))}
            rows={items.map(({ id, day, outcome, rule, appeal }) => ({
              key: id,
              cells: [
                dayOnly(language, `${day}T12:00:00Z`),
                t(`register.outcomes.${outcome}`),
                ruleName(rule),
                t(`register.appeals.${appeal}`),
              ],
            }))}
          />
        )}
        <MoreButton query={query} />
      </div>
    </section>
  );
}
