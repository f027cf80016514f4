import './case-form.css';
import './field.css';
import { useId } from 'react';

type Props<Value extends string> = {
  legend: string;
  value: Value | null;
  options: readonly { readonly value: NoInfer<Value>; readonly text: string }[];
  onChange(value: NoInfer<Value>): void;
};

/** One of a few. */
export function ChoiceField<Value extends string>({ legend, value, options, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className="form-field">
      <legend className="case-legend">{legend}</legend>
      <div className="case-choice">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
