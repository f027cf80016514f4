import '../components/moderation.css';
import '../../../shared/ui/label-tag.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/moderation/add-moderation-texts.js';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { ListWait } from '../../../shared/ui/list-wait.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { spillsQuery } from '../api/moderation-queries.js';

/** Messages too high for their place that wait for this person: a reviewer's page, and a security officer's desk. */
export function SpillsPage() {
  const { t } = useTranslation('moderation');
  const language = useLanguage();
  const query = useInfiniteQuery(spillsQuery);
  const { data } = query;
  const items = (data?.pages ?? []).flatMap((page) => page.items);
  useTitle(t('spills.title'));
  return (
    <section className="page">
      <div className="page-inner">
        <h1>{t('spills.title')}</h1>
        <p className="page-hint">{t('spills.hint')}</p>
        <ListWait query={query} />
        {data && items.length === 0 && <EmptyState title={t('spills.none')} hint={t('spills.noneHint')} />}
        {items.length > 0 && (
          <ol className="case-list">
            {items.map(({ id, author, marking, reporter, openedAt, proposal }) => (
              <li key={id} className="case">
                <div className="case-head">
                  <h2>{t('spills.of', { name: author.displayName })}</h2>
                  <span className="tag">{marking[language]}</span>
                </div>
                <p className="case-facts">
                  {t('spills.opened', {
                    name: reporter.displayName,
                    date: dayAndTime(language, openedAt),
                  })}
                  {proposal && ` · ${t('spills.proposal')}`}
                </p>
                <Link className="btn quiet" to="/spills/$spillId" params={{ spillId: id }}>
                  {t('spills.examine')}
                </Link>
              </li>
            ))}
          </ol>
        )}
        <MoreButton query={query} />
      </div>
    </section>
  );
}
