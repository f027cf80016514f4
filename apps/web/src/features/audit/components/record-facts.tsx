import type { AuditRecordDetail } from '#contracts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime, momentToSecond } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { visibleText } from '../../../shared/ui/hidden-characters.js';
import type { AuditFilters } from '../api/audit-search.js';
import { useActorWords } from './use-actor-words.js';
import { useLogWords } from './use-log-words.js';

/** What a record says, each part with the way to all records that say the same. */
export function RecordFacts({ record }: { record: AuditRecordDetail }) {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const words = useLogWords();
  const actor = useActorWords()(record);
  const { event, object, label, decision, outcome, reason, session, source, workingLevel, facts } = record;
  const { index, checkpoint } = record;
  const number = new Intl.NumberFormat(language);
  const same = (search: AuditFilters, text: ReactNode, title: string) => (
    <Link to="/audit" search={search} title={title}>
      {text}
      <span className="sr-only"> {title}</span>
    </Link>
  );
  const place =
    index === null ? t('record.placeWaits') : t('record.placeAt', { index: number.format(index) });
  const size = checkpoint === null ? '' : number.format(checkpoint.size);
  const rows: readonly (readonly [name: string, shown: ReactNode])[] = [
    [
      t('record.at'),
      <time dateTime={record.at}>
        {momentToSecond(language, record.at)} <code>{record.at}</code>
      </time>,
    ],
    [t('record.who'), record.actor ? same({ actor: record.actor.id }, actor, t('record.byActor')) : actor],
    [t('record.event'), same({ event }, event, t('record.byEvent'))],
    [
      t('record.decision'),
      [
        t(`filters.${decision}`),
        t(`filters.${outcome}`),
        ...(reason === null ? [] : [visibleText(reason)]),
      ].join(' · '),
    ],
    ...(object
      ? [
          [
            t('record.object'),
            <>
              {words.object(object.type)} {object.id && <code>{object.id}</code>}
            </>,
          ] as const,
        ]
      : []),
    ...(label
      ? [
          [
            t('record.label'),
            same(
              { label: label.id },
              <span className="tag">{label.marking[language]}</span>,
              t('record.byLabel'),
            ),
          ] as const,
        ]
      : []),
    ...(workingLevel === null ? [] : [[t('record.level'), workingLevel] as const]),
    ...(session === null
      ? []
      : [[t('record.session'), same({ session }, <code>{session}</code>, t('record.bySession'))] as const]),
    ...(source === null
      ? []
      : [[t('record.source'), same({ source }, <code>{source}</code>, t('record.bySource'))] as const]),
    [
      t('record.correlation'),
      same({ correlation: record.correlation }, <code>{record.correlation}</code>, t('record.byRequest')),
    ],
    [t('record.id'), <code>{record.id}</code>],
    [
      t('record.place'),
      [
        place,
        ...(checkpoint === null
          ? []
          : [
              checkpoint.at === null
                ? t('record.checkpointNoDate', { size })
                : t('record.checkpoint', { size, date: dayAndTime(language, checkpoint.at) }),
            ]),
      ].join(', '),
    ],
  ];
  const told = Object.entries(facts);
  return (
    <>
      <Terms rows={rows} />
      <h3>{t('record.facts')}</h3>
      {told.length === 0 ? (
        <p className="page-hint">{t('record.noFacts')}</p>
      ) : (
        <Terms
          rows={told.map(([name, value]) => [name, <code>{visibleText(JSON.stringify(value))}</code>])}
        />
      )}
    </>
  );
}

function Terms({ rows }: { rows: readonly (readonly [name: string, shown: ReactNode])[] }) {
  return (
    <dl className="audit-terms">
      {rows.map(([name, shown]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{shown}</dd>
        </div>
      ))}
    </dl>
  );
}
