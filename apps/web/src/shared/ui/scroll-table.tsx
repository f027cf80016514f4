import './scroll-table.css';
import { useId, type ReactNode } from 'react';

type Props = {
  title: string;
  head: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
};

/** A titled table that scrolls sideways where the screen is narrow, by the keyboard too. */
export function ScrollTable({ title, head, rows }: Props) {
  const id = useId();
  return (
    <section className="page-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="table-scroll" tabIndex={0} role="group" aria-labelledby={id}>
        <table className="scroll-table">
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {head.map((name, index) => (
                  <td key={name}>{cells[index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
