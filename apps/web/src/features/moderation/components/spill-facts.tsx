import type { Spill } from '#contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';

/** What is known of a case without its words. */
export function SpillFacts({ spill }: { spill: Spill }) {
  const { t } = useTranslation('moderation');
  const language = useLanguage();
  const { author, reporter, openedAt, marking, place, messages, text, reviewsAs, needs, proposal } = spill;
  return (
    <article className="page-section">
      <div className="case-head">
        <h1>{t('spills.of', { name: author.displayName })}</h1>
        <span className="tag">{marking[language]}</span>
      </div>
      <p className="case-facts">
        {t('spills.opened', { name: reporter.displayName, date: dayAndTime(language, openedAt) })}
        {' · '}
        {t('spills.copies', { count: messages })}
      </p>
      <p className="case-words">{text}</p>
      {place && (
        <p>
          {t('spills.place')}
          {' : '}
          <Link to="/messages/$conversationId" params={{ conversationId: place.conversationId }}>
            {place.name}
          </Link>
        </p>
      )}
      <p className="case-facts">
        {t('spills.youAre', { role: t(`spills.${reviewsAs}`) })}{' '}
        {proposal && t('spills.needs', { role: t(`spills.${needs}`) })}
      </p>
    </article>
  );
}
