import '../../../shared/ui/field.css';
import { useId } from 'react';

type Props = {
  name: string;
  value: string | undefined;
  problem?: string | undefined;
  onChange(day: string | undefined): void;
};

/** A day, by the browser's own calendar. */
export function DayField({ name, value, problem, onChange }: Props) {
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className="input"
        type="date"
        // A year of five digits is a slip, and no date for the server.
        max="9999-12-31"
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      />
      {problem !== undefined && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
