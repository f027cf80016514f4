import type { RetentionPolicy, RetentionRule } from '#contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseForm } from '../../../shared/ui/case-form.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { useRetentionActs } from '../api/retention-acts.js';
import { RuleFields, type NamedLevel } from './rule-fields.js';
import type { Run } from './run.js';

type Props = {
  policy: RetentionPolicy;
  levels: readonly NamedLevel[];
  run: Run;
  onSaved(): void;
  onClose(): void;
};

/** A rule with what tells it from the others while they come and go. */
interface Draft extends RetentionRule {
  readonly key: number;
}

const asRule = ({ kind, level, days, least, most }: Draft): RetentionRule => ({
  ...{ kind, level },
  ...{ days, least, most },
});

const isWhole = ({ days, least, most }: RetentionRule): boolean =>
  [days, least, most].every((period) => !Number.isNaN(period));

/** All rules of the site at once: they become its next version. */
export function PolicyDialog({ policy, levels, run, onSaved, onClose }: Props) {
  const { t } = useTranslation(['retention', 'translation']);
  const { setPolicy } = useRetentionActs();
  const [rules, setRules] = useState<readonly Draft[]>(() =>
    policy.rules.map((rule, key) => ({ ...rule, key })),
  );
  const save = useMutation({
    mutationFn: () => run(() => setPolicy({ version: policy.version, rules: rules.map(asRule) })),
    onSuccess: () => {
      onSaved();
      onClose();
    },
  });
  const isGeneral = ({ kind, level }: RetentionRule) => kind === null && level === null;
  // The one for everything stays: without it the closest rule might be none.
  const fixed = rules.find(isGeneral)?.key;
  return (
    <Dialog title={t('policy.editTitle')} onClose={onClose} isRoomy>
      <CaseForm
        isReady={rules.every(isWhole) && !save.isPending}
        error={save.error}
        send={t('policy.save')}
        onSend={() => save.mutate()}
        aside={
          <button type="button" className="btn quiet" onClick={onClose}>
            {t('translation:app.cancel')}
          </button>
        }
      >
        <p className="page-hint">
          {t('policy.warning')} {t('period.count')}
        </p>
        {rules.map((rule, index) => (
          <RuleFields
            key={rule.key}
            number={index + 1}
            rule={rule}
            levels={levels}
            isFixed={rule.key === fixed}
            onChange={(changed) =>
              setRules(rules.map((one) => (one.key === rule.key ? { ...changed, key: one.key } : one)))
            }
            onRemove={() => setRules(rules.filter((one) => one.key !== rule.key))}
          />
        ))}
        <div>
          <button
            type="button"
            className="btn quiet"
            onClick={() =>
              setRules([
                ...rules,
                {
                  ...{ kind: 'project', level: null, days: 365, least: 30, most: null },
                  key: Math.max(0, ...rules.map(({ key }) => key)) + 1,
                },
              ])
            }
          >
            {t('policy.add')}
          </button>
        </div>
      </CaseForm>
    </Dialog>
  );
}
