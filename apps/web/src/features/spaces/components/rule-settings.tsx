import type { Space } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { ruleQuery } from '../api/rule-query.js';
import { useTranslation } from 'react-i18next';
import { GroupSettings } from './group-settings.js';
import { LoadProblem } from './load-problem.js';
import { RuleEditor } from './rule-editor.js';

/** Members whom nobody adds one by one: by groups of the directory, by a rule. */
export function RuleSettings({ space }: { space: Space }) {
  const { t } = useTranslation();
  const { data: rule, error, refetch } = useQuery(ruleQuery(space.id));
  if (error && !rule) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  if (!rule) return <p role="status">{t('app.loading')}</p>;
  return (
    <div className="space-form">
      <RuleEditor space={space} rule={rule} />
      <GroupSettings space={space} groups={rule.groups} />
    </div>
  );
}
