import type { ChartPerson } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Portrait } from '../../../shared/person/portrait.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { personChartQuery } from '../api/chart-query.js';

interface BranchState {
  /** Ids of the people whose team is shown. */
  readonly open: ReadonlySet<string>;
  /** Id of the one that the Tab key stops at. */
  readonly current: string;
  onToggle(id: string, isOpen: boolean): void;
  onCurrent(id: string): void;
}

type Props = BranchState & { person: ChartPerson; level: number };

/** Somebody in the tree, and below him his team once it is opened. */
export function ChartBranch({ person, level, ...state }: Props) {
  const { t } = useTranslation('people');
  const { id, displayName, title, unit, reports } = person;
  const isOpen = state.open.has(id);
  const facts = [title, unit].filter((fact) => fact !== null && fact !== '');
  return (
    <li role="none">
      <div
        role="treeitem"
        className="chart-row"
        data-person={id}
        aria-level={level}
        aria-expanded={reports > 0 ? isOpen : undefined}
        aria-selected={state.current === id}
        tabIndex={state.current === id ? 0 : -1}
        onFocus={() => state.onCurrent(id)}
      >
        {reports > 0 ? (
          <button
            type="button"
            className="chart-twisty"
            tabIndex={-1}
            aria-hidden="true"
            data-open={isOpen || undefined}
            title={t(isOpen ? 'chart.close' : 'chart.open', { name: displayName })}
            onClick={() => state.onToggle(id, !isOpen)}
          >
            <svg viewBox="0 0 24 24" width="16" fill="none" stroke="currentColor" strokeWidth="2.5">
              <path d="M9 5l7 7-7 7" />
            </svg>
          </button>
        ) : (
          <span className="chart-twisty" />
        )}
        <Portrait person={person} />
        <p>
          <Link tabIndex={-1} to="/people/$personId" params={{ personId: id }}>
            {displayName}
          </Link>{' '}
          <span>{facts.join(' · ')}</span>
        </p>
        {reports > 0 && <span className="count">{t('chart.team', { count: reports })}</span>}
      </div>
      {isOpen && <ChartTeam personId={id} level={level + 1} {...state} />}
    </li>
  );
}

/** Direct reports, read when they are first shown. */
function ChartTeam({ personId, level, ...state }: BranchState & { personId: string; level: number }) {
  const { t } = useTranslation(['people', 'translation']);
  const { data, error, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(personChartQuery(personId));
  const people = data?.pages.flatMap(({ reports }) => reports.items) ?? [];
  const note = (content: ReactNode, onClick?: () => void) => (
    <li role="none">
      <div
        role="treeitem"
        aria-level={level}
        aria-selected={false}
        className="chart-more"
        tabIndex={-1}
        onClick={onClick}
      >
        {content}
      </div>
    </li>
  );
  return (
    <ul role="group">
      {people.map((person) => (
        <ChartBranch key={person.id} person={person} level={level} {...state} />
      ))}
      {!data && !error && note(t('translation:app.loading'))}
      {hasNextPage && note(t('chart.more'), () => void fetchNextPage())}
      {error && note(<ProblemText error={error} />, () => void refetch())}
    </ul>
  );
}
