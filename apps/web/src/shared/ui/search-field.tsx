import './field.css';
import { useId, type KeyboardEvent } from 'react';

type Props = {
  name: string;
  value: string;
  placeholder?: string | undefined;
  /** What the search leads to, below it. */
  hint?: string;
  /** What is wrong with what was typed, in words; absent: nothing. */
  problem?: string | undefined;
  /** Whether the dialog around it begins here. */
  isFirst?: boolean;
  onChange(text: string): void;
  onKeyDown?(event: KeyboardEvent): void;
};

/** As the server bounds it. */
const MAX_LENGTH = 100;

/** One line that narrows what is listed near it. */
export function SearchField({
  name,
  value,
  placeholder,
  hint,
  problem,
  isFirst = false,
  onChange,
  onKeyDown,
}: Props) {
  const id = useId();
  const parts = [hint !== undefined && `${id}-hint`, problem !== undefined && `${id}-problem`];
  const described = parts.filter((part) => part !== false).join(' ');
  return (
    <div className="form-field search-field">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className="input"
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={MAX_LENGTH}
        placeholder={placeholder}
        data-autofocus={isFirst || undefined}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={described === '' ? undefined : described}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={onKeyDown}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
