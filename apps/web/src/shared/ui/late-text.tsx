import './field.css';
import { useEffect, useId, useRef, useState } from 'react';
import { useDebounced } from './use-debounced.js';

type Props = {
  name: string;
  /** As it stands in the address. */
  value: string;
  hint?: string;
  /** What is wrong with what was typed, in words; absent: nothing. */
  problem?: string | undefined;
  isFirst?: boolean;
  /** Once the typing stands still. @param value undefined when nothing is left */
  onChange(value: string | undefined): void;
};

const AFTER_LAST_KEY_MS = 200;
const MAX_LENGTH = 100;

/** A search field that follows the address, and is followed by it a moment after the last key. */
export function LateText({ name, value, hint, problem, isFirst = false, onChange }: Props) {
  const id = useId();
  const [text, setText] = useState(value);
  const settled = useDebounced(text.trim(), AFTER_LAST_KEY_MS);
  const told = useRef(value);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });

  useEffect(() => {
    if (settled === told.current) return;
    told.current = settled;
    tell.current(settled === '' ? undefined : settled);
  }, [settled]);
  useEffect(() => {
    // Not what was typed here: a link or Back changed it.
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);

  return (
    <div className="form-field">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className="input"
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={MAX_LENGTH}
        placeholder={hint}
        data-first={isFirst || undefined}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {problem !== undefined && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
