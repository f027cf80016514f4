import '../../../shared/ui/field.css';
import { useId } from 'react';

const MAX_SEARCH = 100;

export function SearchField(props: { label: string; value: string; onChange(value: string): void }) {
  const id = useId();
  return (
    <div className="form-field search-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        className="input"
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={MAX_SEARCH}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}
