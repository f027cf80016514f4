import '../../../shared/ui/field.css';
import { useId } from 'react';

type Props = {
  name: string;
  value: string;
  onChange(value: string): void;
  type?: 'text' | 'date';
  hint?: string;
  /** What is wrong with it, in words; null or absent: nothing. */
  problem?: string | null;
};

const LONGEST = 300;

export function InputField({ name, value, onChange, type = 'text', hint, problem = null }: Props) {
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className="input"
        type={type}
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST}
        aria-invalid={problem !== null || undefined}
        aria-describedby={`${id}-hint ${id}-problem`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${id}-hint`} className="field-hint">
        {hint}
      </p>
      <p id={`${id}-problem`} className="field-problem" role="alert">
        {problem}
      </p>
    </div>
  );
}
