import { useEffect, useRef, useState } from 'react';
import { SearchField } from './search-field.js';
import { useDebounced } from './use-debounced.js';

type Props = {
  name: string;
  /** As it stands in the address. */
  value: string;
  placeholder?: string | undefined;
  /** What is wrong with what was typed, in words; absent: nothing. */
  problem?: string | undefined;
  /** Once the typing stands still. @param value undefined when nothing is left */
  onChange(value: string | undefined): void;
};

const AFTER_LAST_KEY_MS = 200;

/** A search field that follows the address, and is followed by it a moment after the last key. */
export function LateText({ name, value, placeholder, problem, onChange }: Props) {
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
    <SearchField name={name} value={text} placeholder={placeholder} problem={problem} onChange={setText} />
  );
}
