import type { DirectoryGroup, Space } from '#contracts';
import { useState } from 'react';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { addGroup, removeGroup } from '../api/change-rule.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { GroupPicker } from './group-picker.js';
import { UndoLine } from './undo-line.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = { space: Space; groups: readonly DirectoryGroup[] };

/** Groups of the directory whose people are members. */
export function GroupSettings({ space, groups }: Props) {
  const t = useSpaceTexts();
  const act = useSpaceAct(space.id);
  const [removed, setRemoved] = useState<DirectoryGroup | null>(null);

  async function put(group: DirectoryGroup) {
    if (await act.run(() => addGroup(space.id, group.id))) setRemoved(null);
  }

  async function remove(group: DirectoryGroup) {
    if (await act.run(() => removeGroup(space.id, group.id))) setRemoved(group);
  }

  return (
    <section className="form-group">
      <h2>{t('settings.rule.groupsTitle')}</h2>
      <p className="field-hint">{t('settings.rule.groupsHint')}</p>
      {groups.length === 0 && <p className="field-hint">{t('settings.rule.noGroups')}</p>}
      <ul className="rule-values" aria-label={t('settings.rule.groupsTitle')}>
        {groups.map((group) => (
          <li key={group.id}>
            <button
              type="button"
              aria-label={t('settings.rule.removeGroup', { name: group.name })}
              aria-disabled={act.pending}
              onClick={() => void remove(group)}
            >
              {group.name} <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      <UndoLine
        text={removed && t('settings.rule.groupRemoved', { name: removed.name })}
        onUndo={removed && (() => void put(removed))}
      />
      <p role="alert" className="form-problem">
        {act.error !== null && <ProblemText error={act.error} />}
      </p>
      <GroupPicker taken={groups.map(({ id }) => id)} onPick={(group) => void put(group)} />
    </section>
  );
}
