import './chart.css';
import type { ChartPerson } from '#contracts';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartBranch } from './chart-branch.js';
import { stepInTree } from './step-in-tree.js';

type Props = {
  roots: readonly ChartPerson[];
  /** Whose team is open from the start. */
  openFrom?: string;
  hasMore?: boolean;
  onMore?(): void;
};

/**
 * The chart as a tree (WAI-ARIA tree view): one stop of the Tab key; arrows walk, right opens, left closes or goes
 * up, Enter goes to the person.
 */
export function ChartTree({ roots, openFrom, hasMore = false, onMore }: Props) {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const tree = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(openFrom === undefined ? [] : [openFrom]));
  const [current, setCurrent] = useState(roots[0]?.id ?? '');

  function toggle(id: string, isOpen: boolean) {
    const next = new Set(open);
    if (isOpen) next.add(id);
    else next.delete(id);
    setOpen(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[role=treeitem]');
    if (!item || event.ctrlKey || event.altKey || event.metaKey) return;
    const id = item.dataset['person'];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (id === undefined) item.click();
      else void navigate({ to: '/people/$personId', params: { personId: id } });
      return;
    }
    const step = stepInTree(event.key, item.getAttribute('aria-expanded'));
    if (step === null) return;
    event.preventDefault();
    if (step === 'open' || step === 'close') {
      if (id !== undefined) toggle(id, step === 'open');
      return;
    }
    const items = [...(tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? [])];
    const at = items.indexOf(item);
    const parent = item.closest('[role=group]')?.parentElement?.querySelector<HTMLElement>('[role=treeitem]');
    const target = {
      next: items[at + 1],
      previous: items[at - 1],
      first: items[0],
      last: items.at(-1),
      parent,
    }[step];
    target?.focus();
  }

  return (
    <ul ref={tree} role="tree" aria-label={t('chart.tree')} className="chart" onKeyDown={onKeyDown}>
      {roots.map((person) => (
        <ChartBranch
          key={person.id}
          person={person}
          level={1}
          open={open}
          current={current}
          onToggle={toggle}
          onCurrent={setCurrent}
        />
      ))}
      {hasMore && onMore && (
        <li role="none">
          <div
            role="treeitem"
            aria-level={1}
            aria-selected={false}
            className="chart-more"
            tabIndex={-1}
            onClick={onMore}
          >
            {t('chart.moreRoots')}
          </div>
        </li>
      )}
    </ul>
  );
}
