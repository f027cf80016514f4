import './filter-panel.css';
import { useId, useState, type ReactNode } from 'react';
import { FilterFields } from './filter-fields.js';

type Props = {
  texts: { label: string; open: string; clear: string };
  /** How many filters narrow at the moment. */
  count: number;
  /** The fields, side by side. */
  children: ReactNode;
  /** What narrows and is no field, in the line below them. */
  foot: ReactNode;
  onClear(): void;
};

/** What narrows a list; all of it stands in the address. On narrow screens it opens on demand. */
export function FilterPanel({ texts, count, children, foot, onClear }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="filter-panel" aria-label={texts.label} data-open={isOpen || undefined}>
      <button
        type="button"
        className="btn quiet filter-panel-open"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {texts.open}
        {count > 0 && <span className="count">{count}</span>}
      </button>
      <div id={id} className="filter-panel-body">
        <FilterFields>{children}</FilterFields>
        <div className="filter-panel-foot">
          {foot}
          {count > 0 && (
            <button type="button" className="btn link" onClick={onClear}>
              {texts.clear}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}
