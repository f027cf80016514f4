import './empty-state.css';
import type { ReactNode } from 'react';

type Props = { title: string; hint?: string; children?: ReactNode };

/** Says what would stand here and what to do next. */
export function EmptyState({ title, hint, children }: Props) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {hint !== undefined && <p>{hint}</p>}
      {children}
    </div>
  );
}
