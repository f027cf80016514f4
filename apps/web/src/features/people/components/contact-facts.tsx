import type { PersonDetail } from '#contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { PersonLink } from '../../../shared/person/person-name.js';
import { languageName } from '../api/spoken-languages.js';

/** What the directory says of a person, the languages, and the place in the chart. */
export function ContactFacts({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const { mail, phone, mobile, office, site, unit, languages, manager, reports } = person;
  const rows: [string, ReactNode][] = [
    [t('person.mail'), mail !== null && <a href={`mailto:${mail}`}>{mail}</a>],
    [t('person.phone'), phone],
    [t('person.mobile'), mobile],
    [t('person.office'), office],
    [t('person.site'), site],
    [t('person.unit'), unit],
    [t('person.languages'), languages.map((code) => languageName(code, language)).join(', ')],
    [t('person.manager'), manager && <PersonLink person={manager} />],
  ];
  return (
    <section className="page-section" aria-labelledby="person-contact">
      <h2 id="person-contact">{t('person.contact')}</h2>
      <dl className="facts">
        {rows.map(
          ([name, value]) =>
            value !== null &&
            value !== false &&
            value !== '' && (
              <FactRow key={name} name={name}>
                {value}
              </FactRow>
            ),
        )}
      </dl>
      {(manager !== null || reports > 0) && (
        <p>
          {reports > 0 && `${t('person.reports', { count: reports })} · `}
          <Link to="/people/$personId/chart" params={{ personId: person.id }}>
            {t('person.chart')}
          </Link>
        </p>
      )}
    </section>
  );
}

function FactRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
