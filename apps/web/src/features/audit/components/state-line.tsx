import type { AuditState } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lastMoment } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { stateQuery } from '../api/audit-queries.js';

/** How far the log is sealed, copied and witnessed, in one line; and who alone can say that it is whole. */
export function StateLine() {
  const { t } = useTranslation(['audit', 'translation']);
  const { data, error } = useQuery(stateQuery);
  const parts = useStateParts(data);
  return (
    <section className="audit-state" aria-label={t('state.label')} data-behind={isBehind(data) || undefined}>
      <p>{data ? parts.join(' · ') : error ? <ProblemText error={error} /> : t('translation:app.loading')}</p>
      <p className="audit-state-hint">{t('state.hint')}</p>
    </section>
  );
}

/** A record waits a quarter of a second; one that waits for a minute tells that nobody seals. */
const LONGEST_WAIT_MS = 60_000;

function isBehind(state: AuditState | undefined): boolean {
  const since = state?.waiting.since ?? null;
  return since !== null && Date.now() - Date.parse(since) > LONGEST_WAIT_MS;
}

function useStateParts(state: AuditState | undefined): string[] {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  if (!state) return [];
  const { size, checkpoint, waiting, anchors, witness } = state;
  const figure = (count: number) => ({ count, number: new Intl.NumberFormat(language).format(count) });
  const time = (at: string | null): string => (at === null ? '—' : lastMoment(language, at, new Date()));
  const waits = { ...figure(waiting.count), time: time(waiting.since) };
  return [
    t('state.sealed', figure(size)),
    checkpoint ? t('state.checkpoint', { time: time(checkpoint.at) }) : t('state.noCheckpoint'),
    ...(waiting.count === 0
      ? []
      : [waiting.more ? t('state.waitingMore', waits) : t('state.waiting', waits)]),
    ...(anchors.length === 0 ? [t('state.noAnchor')] : []),
    ...anchors.map((anchor) => t('state.anchor', { name: anchor.name, ...figure(anchor.size) })),
    witness
      ? t('state.witness', { name: witness.name, time: time(witness.at), ...figure(witness.size) })
      : t('state.noWitness'),
  ];
}
