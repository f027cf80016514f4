import '../../../shared/ui/field.css';
import type { LabelItem } from '#contracts';
import { LabelChooser } from '../../../shared/ui/label-chooser.js';

type Props = {
  name: string;
  hint?: string;
  labels: readonly LabelItem[];
  value: string | null;
  onChange(labelId: string): void;
};

export function LabelField({ name, hint, labels, value, onChange }: Props) {
  return (
    <div className="form-field label-field">
      <span className="field-name" aria-hidden="true">
        {name}
      </span>
      <LabelChooser name={name} labels={labels} value={value} onChange={onChange} />
      {hint !== undefined && <p className="field-hint">{hint}</p>}
    </div>
  );
}
