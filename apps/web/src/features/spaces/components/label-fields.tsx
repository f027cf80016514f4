import { useQuery } from '@tanstack/react-query';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { LabelField } from './label-field.js';
import type { SpaceLabels } from './new-labels.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = {
  labels: SpaceLabels | null;
  /** Why the labels were refused; null: they were not. */
  refusal: unknown;
  onChange(change: Partial<SpaceLabels>): void;
};

/** Entry, proposed label, ceiling of a space that is being made. */
export function LabelFields({ labels, refusal, onChange }: Props) {
  const t = useSpaceTexts();
  const { data: usable = [] } = useQuery(labelsQuery);
  return (
    <fieldset className="form-group">
      <legend>{t('new.labels')}</legend>
      <p className="field-hint">{t('new.follows')}</p>
      <div className="label-fields">
        <LabelField
          name={t('new.entry')}
          hint={t('new.entryHint')}
          labels={usable}
          value={labels?.entryLabelId ?? null}
          onChange={(entryLabelId) => onChange({ entryLabelId })}
        />
        <LabelField
          name={t('new.usual')}
          hint={t('new.usualHint')}
          labels={usable}
          value={labels?.defaultLabelId ?? null}
          onChange={(defaultLabelId) => onChange({ defaultLabelId })}
        />
        <LabelField
          name={t('new.ceiling')}
          hint={t('new.ceilingHint')}
          labels={usable}
          value={labels?.ceilingLabelId ?? null}
          onChange={(ceilingLabelId) => onChange({ ceilingLabelId })}
        />
      </div>
      <p className="field-problem" role="alert">
        {refusal !== null && <ProblemText error={refusal} />}
      </p>
    </fieldset>
  );
}
