import '../components/person.css';
import '../../../shared/ui/field.css';
import '../../../shared/ui/page.css';
import '../../../shared/i18n/people/add-people-texts.js';
import type { PersonDetail } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../shared/api/api-error.js';
import { personQuery } from '../../../shared/person/person-query.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Problem } from '../../../shared/ui/problem.js';
import { useTitle } from '../../../shared/ui/use-title.js';
import { ContactFacts } from '../components/contact-facts.js';
import { CorrespondentList } from '../components/correspondent-list.js';
import { ExpertiseList } from '../components/expertise-list.js';
import { PersonHead } from '../components/person-head.js';

export function PersonPage() {
  const { t } = useTranslation(['people', 'translation']);
  const { personId } = useParams({ from: '/shell/content/people/$personId' });
  const { data, error, refetch } = useQuery(personQuery(personId));
  useTitle(data?.displayName ?? t('title'));
  const isHidden = error instanceof ApiError && ['NOT_FOUND', 'REQUEST_INVALID'].includes(error.code);
  return (
    <section className="page">
      <div className="page-inner">
        <Link className="page-back" to="/people">
          ← {t('person.back')}
        </Link>
        {isHidden && <EmptyState title={t('person.notFound')} hint={t('person.notFoundHint')} />}
        {error && !data && !isHidden && <Problem error={error} onRetry={() => void refetch()} />}
        {!data && !error && <p role="status">{t('translation:app.loading')}</p>}
        {data && !isHidden && <Profile person={data} />}
      </div>
    </section>
  );
}

function Profile({ person }: { person: PersonDetail }) {
  const { t } = useTranslation(['people', 'translation']);
  return (
    <>
      <PersonHead person={person} />
      {!person.active && <p className="person-note">{t('person.left')}</p>}
      {person.about !== '' && (
        <section className="page-section" aria-labelledby="person-about">
          <h2 id="person-about">{t('person.about')}</h2>
          <p className="person-about">{person.about}</p>
        </section>
      )}
      <ExpertiseList person={person} />
      <ContactFacts person={person} />
      <CorrespondentList person={person} />
    </>
  );
}
