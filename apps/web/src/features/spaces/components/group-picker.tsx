import type { DirectoryGroup } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDebounced } from '../../../shared/ui/use-debounced.js';
import { groupsQuery } from '../api/rule-query.js';
import { LoadProblem } from './load-problem.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = { taken: readonly string[]; onPick(group: DirectoryGroup): void };

const AFTER_LAST_KEY_MS = 250;

/** Finds a group of the directory by its name. */
export function GroupPicker({ taken, onPick }: Props) {
  const t = useSpaceTexts();
  const [text, setText] = useState('');
  const query = useDebounced(text.trim(), AFTER_LAST_KEY_MS);
  const { data, error, refetch } = useQuery(groupsQuery(query));
  const groups = data?.filter(({ id }) => !taken.includes(id)) ?? [];
  return (
    <div className="group-picker">
      <SearchField name={t('settings.rule.groupSearch')} value={text} onChange={setText} />
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      {data && groups.length === 0 && <p className="field-hint">{t('settings.rule.noGroupFound')}</p>}
      {groups.length > 0 && (
        <ul aria-label={t('settings.rule.groupsFound')}>
          {groups.map((group) => (
            <li key={group.id}>
              <button
                type="button"
                aria-label={t('settings.rule.addGroup', { name: group.name })}
                onClick={() => onPick(group)}
              >
                <span aria-hidden="true">+</span> {group.name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
