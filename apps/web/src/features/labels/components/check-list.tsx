import type { LabelParts } from '#contracts';
import { useId } from 'react';
import { useLanguage } from '../../../shared/i18n/use-language.js';

type Props = {
  legend: string;
  hint: string;
  items: LabelParts['restrictive'];
  chosen: readonly string[];
  /** Sentences that say what is wrong with what is ticked. */
  problems: readonly string[];
  onToggle(id: string): void;
};

export function CheckList({ legend, hint, items, chosen, problems, onToggle }: Props) {
  const id = useId();
  const language = useLanguage();
  return (
    <fieldset className="label-parts" aria-describedby={`${id}-hint ${id}-problem`}>
      <legend>{legend}</legend>
      <p id={`${id}-hint`} className="field-hint">
        {hint}
      </p>
      {items.map((item) => (
        <label key={item.id}>
          <input type="checkbox" checked={chosen.includes(item.id)} onChange={() => onToggle(item.id)} />
          <span>{item.name[language]}</span>
        </label>
      ))}
      <p id={`${id}-problem`} className="field-problem" role="alert">
        {problems.join(' ')}
      </p>
    </fieldset>
  );
}
