import type { Space } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { labelsQuery } from '../../../shared/access/labels-query.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { updateSpace } from '../api/change-space.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { EntryLabel } from './entry-label.js';
import { LabelField } from './label-field.js';
import { useSpaceTexts } from './use-space-texts.js';

/** The entry label goes up only; the proposed one and the ceiling move between what is there. */
export function LabelSettings({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const { data: labels = [] } = useQuery(labelsQuery);
  const act = useSpaceAct(space.id);
  const [usual, setUsual] = useState(space.defaultLabelId);
  const [ceiling, setCeiling] = useState(space.ceilingLabelId);
  const [saved, setSaved] = useState(false);
  const { abilities, ceilingLabelId, defaultLabelId, id } = space;
  const change = {
    ...(usual !== null && usual !== defaultLabelId && { defaultLabelId: usual }),
    ...(ceiling !== null && ceiling !== ceilingLabelId && { ceilingLabelId: ceiling }),
  };
  const isChanged = Object.keys(change).length > 0;

  return (
    <div className="space-form">
      <EntryLabel space={space} labels={labels} />
      <form
        className="form-group"
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged) void act.run(() => updateSpace(id, change)).then(setSaved);
        }}
      >
        <h2>{t('settings.labels.contentTitle')}</h2>
        <div className="label-fields">
          <LabelField
            name={t('new.usual')}
            hint={t('new.usualHint')}
            labels={labels}
            value={usual}
            onChange={setUsual}
          />
          {abilities.changeCeiling ? (
            <LabelField
              name={t('new.ceiling')}
              hint={t('new.ceilingHint')}
              labels={labels}
              value={ceiling}
              onChange={setCeiling}
            />
          ) : (
            <p className="field-hint">{t('settings.labels.ceilingLocked')}</p>
          )}
        </div>
        <p role="alert" className="form-problem">
          {act.error !== null && <ProblemText error={act.error} />}
        </p>
        <div className="form-foot">
          <button type="submit" className="btn" aria-disabled={act.pending || !isChanged}>
            {t('fields.save')}
          </button>
          <p role="status" className="form-state">
            {saved && !isChanged && t('fields.saved')}
            {isChanged && t('fields.unsaved')}
          </p>
        </div>
      </form>
    </div>
  );
}
