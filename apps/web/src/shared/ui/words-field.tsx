import './field.css';
import { useId } from 'react';

type Props = { name: string; value: string; onChange(value: string): void; hint?: string };

/** As the contract says (MAX_MODERATION_TEXT): the schemas are not loaded for a number. */
const LONGEST = 2_000;

/** A few words of the person's own. */
export function WordsField({ name, value, onChange, hint }: Props) {
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{name}</label>
      <textarea
        id={id}
        className="input"
        rows={3}
        maxLength={LONGEST}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
