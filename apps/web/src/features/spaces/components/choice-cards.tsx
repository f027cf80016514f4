import { useId } from 'react';

interface Choice<Value extends string> {
  value: Value;
  title: string;
  hint: string;
}

type Props<Value extends string> = {
  legend: string;
  choices: readonly Choice<Value>[];
  value: Value;
  onChange(value: Value): void;
};

/** One of a few, each explained in words. */
export function ChoiceCards<Value extends string>({ legend, choices, value, onChange }: Props<Value>) {
  const id = useId();
  return (
    <fieldset className="choice-cards">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={id}
            checked={choice.value === value}
            aria-describedby={`${id}-${choice.value}`}
            onChange={() => onChange(choice.value)}
          />
          <span>
            <strong>{choice.title}</strong>
            <span id={`${id}-${choice.value}`}>{choice.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
