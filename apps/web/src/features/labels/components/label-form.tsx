import './label-form.css';
import '../../../shared/ui/field.css';
import type { LabelParts } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useLayoutEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { composeLabel } from '../api/compose-label.js';
import { labelOf, offered, startAt, type LabelChoice } from '../api/label-choice.js';
import { labelPartsQuery } from '../api/label-parts-query.js';
import { LabelPreview } from './label-preview.js';
import { LabelRefusal } from './label-refusal.js';
import { LevelChoice } from './level-choice.js';
import { PartsChoice } from './parts-choice.js';
import { PolicyChoice } from './policy-choice.js';

type Props = {
  items: readonly LabelParts[];
  first: LabelParts;
  /** Level id of the label that is chosen now. */
  level: string | null;
  onMade(labelId: string): void;
  onClose(): void;
};

export function LabelForm({ items, first, level, onMade, onClose }: Props) {
  const { t } = useTranslation(['labels', 'translation']);
  const id = useId();
  const queryClient = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [policy, setPolicy] = useState(
    () => (items.find(({ levels }) => levels.some((one) => one.id === level)) ?? first).policy,
  );
  const parts = items.find((one) => one.policy === policy) ?? first;
  const [ticked, setChoice] = useState(() => startAt(parts, level));
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const choice = offered(parts, ticked);
  const label = labelOf(parts, choice);
  // The parts may have come after the dialog was opened.
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);

  function choose(next: LabelChoice) {
    setChoice(next);
    setError(null);
  }

  async function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (pending || label === null) return;
    setPending(true);
    setError(null);
    try {
      onMade((await composeLabel(queryClient, label)).id);
    } catch (caught) {
      setError(caught);
      setPending(false);
      // What was offered may be refused because a policy changed meanwhile.
      void queryClient.invalidateQueries({ queryKey: labelPartsQuery.queryKey });
    }
  }

  return (
    <form ref={form} className="label-form" noValidate onSubmit={(event) => void onSubmit(event)}>
      {items.length > 1 && (
        <PolicyChoice
          items={items}
          value={parts.policy}
          onChange={(next) => {
            setPolicy(next);
            choose(startAt(parts, null));
          }}
        />
      )}
      <LevelChoice
        levels={parts.levels}
        value={choice.level}
        isMissing={tried && choice.level === null}
        onChange={(next) => choose({ ...choice, level: next })}
      />
      <PartsChoice parts={parts} choice={choice} onChange={choose} />
      <LabelPreview id={`${id}-preview`} parts={parts} choice={choice} />
      <p role="alert" className="dialog-problem">
        {error !== null && <LabelRefusal error={error} />}
      </p>
      <div className="dialog-foot">
        <button type="button" className="btn quiet" onClick={onClose}>
          {t('translation:app.cancel')}
        </button>
        <button
          type="submit"
          className="btn"
          aria-disabled={label === null || pending}
          aria-describedby={`${id}-preview`}
        >
          {t(pending ? 'saving' : 'save')}
        </button>
      </div>
    </form>
  );
}
