import './field.css';
import { useId } from 'react';

type Props = {
  name: string;
  /** What stands for no matter which. */
  any: string;
  value: string | undefined;
  options: readonly { value: string; text: string }[];
  /** @param value undefined: no matter which */
  onChange(value: string | undefined): void;
};

export function FilterSelect({ name, any, value, options, onChange }: Props) {
  const id = useId();
  // What the address asks for stays chosen before the list is there, and where nobody is there any more.
  const isListed = value === undefined || options.some((option) => option.value === value);
  return (
    <div className="form-field">
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        className="input"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      >
        <option value="">{any}</option>
        {!isListed && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
