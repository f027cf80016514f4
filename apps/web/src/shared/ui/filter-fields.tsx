import './filter-fields.css';
import './field.css';
import type { ReactNode } from 'react';

/** Small fields side by side, as many as the width holds. */
export function FilterFields({ children }: { children: ReactNode }) {
  return <div className="filter-fields">{children}</div>;
}
