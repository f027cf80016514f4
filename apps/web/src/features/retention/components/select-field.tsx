import '../../../shared/ui/field.css';
import { useId } from 'react';

type Props = {
  name: string;
  value: string;
  options: readonly { readonly value: string; readonly text: string }[];
  onChange(value: string): void;
};

export function SelectField({ name, value, options, onChange }: Props) {
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{name}</label>
      <select id={id} className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
