import '../../../shared/ui/field.css';
import { useId, type Ref } from 'react';
import { useSpaceTexts } from './use-space-texts.js';

type Props = {
  label: string;
  value: string;
  onChange(value: string): void;
  max: number;
  hint?: string;
  /** What is wrong with it, in words; null or absent: nothing. */
  problem?: string | null;
  /** Lines shown; absent: one line that takes no line breaks. */
  rows?: number;
  required?: boolean;
  isFirst?: boolean;
  ref?: Ref<HTMLInputElement & HTMLTextAreaElement>;
};

/** Near its end a text says how much is left. */
const SAY_LEFT_FROM = 0.8;

export function TextField({
  label,
  value,
  onChange,
  max,
  hint,
  problem,
  rows,
  required,
  isFirst,
  ref,
}: Props) {
  const t = useSpaceTexts();
  const id = useId();
  const isLong = value.length > max * SAY_LEFT_FROM;
  const attributes = {
    id,
    ref,
    className: 'input',
    maxLength: max,
    required,
    'aria-invalid': problem != null || undefined,
    'aria-describedby': `${id}-hint ${id}-problem`,
    'data-autofocus': isFirst || undefined,
    value,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input autoComplete="off" {...attributes} />
      ) : (
        <textarea rows={rows} {...attributes} />
      )}
      <p id={`${id}-hint`} className="field-hint">
        {hint}
        {isLong && ` (${t('fields.left', { count: max - value.length })})`}
      </p>
      <p id={`${id}-problem`} className="field-problem" role="alert">
        {problem}
      </p>
    </div>
  );
}
