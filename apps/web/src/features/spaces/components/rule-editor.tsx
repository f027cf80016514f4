import type { Space, SpaceRule, SpaceRuleTrial } from '#contracts';
import { useState } from 'react';
import { ApiError } from '../../../shared/api/api-error.js';
import { dayAndTime } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { putRule, tryRule } from '../api/change-rule.js';
import { draftOf, isComplete, MOST_CONDITIONS, type Condition } from '../api/rule-draft.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { RuleCondition } from './rule-condition.js';
import { RuleTrial } from './rule-trial.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = { space: Space; rule: SpaceRule };

/** Writes the rule, tries it, applies it. What was typed stays whatever the server answers. */
export function RuleEditor({ space, rule }: Props) {
  const t = useSpaceTexts();
  const language = useLanguage();
  const act = useSpaceAct(space.id);
  const [conditions, setConditions] = useState(() => draftOf(rule));
  const [trial, setTrial] = useState<SpaceRuleTrial | null>(null);
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const wanted = conditions.length === 0 ? null : conditions;
  const isWhole = isComplete(conditions);

  function edit(next: Condition[]) {
    setConditions(next);
    setTrial(null);
    setSaved(false);
    act.forget();
  }

  async function run(what: 'try' | 'apply') {
    setTried(true);
    setSaved(false);
    if (!isWhole) return;
    if (what === 'try') {
      await act.run(async () => {
        setTrial(await tryRule(space.id, wanted));
        return undefined;
      });
      return;
    }
    const emptied = { asked: false };
    const done = await act.run(() =>
      putRule(space.id, wanted, false).then(
        () => undefined,
        (error: unknown) => {
          if (!(error instanceof ApiError && error.code === 'SPACE_RULE_EMPTIES')) throw error;
          emptied.asked = true;
          return undefined;
        },
      ),
    );
    if (emptied.asked) setAsking(true);
    else if (done) finish();
  }

  function finish() {
    setTrial(null);
    setSaved(true);
  }

  return (
    <section className="form-group">
      <h2>{t('settings.rule.ruleTitle')}</h2>
      <p className="field-hint">{t('settings.rule.ruleHint')}</p>
      {rule.braked && <p className="space-notice">{t('settings.rule.braked')}</p>}
      {rule.appliedAt !== null && (
        <p className="space-facts">
          {t('settings.rule.applied', { date: dayAndTime(language, rule.appliedAt) })}
        </p>
      )}
      {conditions.length === 0 && <p className="field-hint">{t('settings.rule.noRule')}</p>}
      {conditions.map((condition, at) => (
        <RuleCondition
          key={at}
          number={at + 1}
          condition={condition}
          isMissing={tried && condition.anyOf.length === 0}
          onChange={(next) => edit(conditions.with(at, next))}
          onRemove={() => edit(conditions.filter((_, other) => other !== at))}
        />
      ))}
      {conditions.length < MOST_CONDITIONS && (
        <div>
          <button
            type="button"
            className="btn quiet"
            onClick={() => edit([...conditions, { attribute: 'unit', anyOf: [] }])}
          >
            {t('settings.rule.addCondition')}
          </button>
        </div>
      )}
      {(wanted !== null || rule.conditions !== null) && (
        <div className="form-foot">
          <button
            type="button"
            className="btn quiet"
            aria-disabled={act.pending}
            onClick={() => void run('try')}
          >
            {t(act.pending ? 'settings.rule.trying' : 'settings.rule.try')}
          </button>
          <button type="button" className="btn" aria-disabled={act.pending} onClick={() => void run('apply')}>
            {t(wanted === null ? 'settings.rule.drop' : 'settings.rule.apply')}
          </button>
        </div>
      )}
      <p role="alert" className="form-problem">
        {act.error !== null && <ProblemText error={act.error} />}
        {act.error === null && tried && !isWhole && t('settings.rule.incomplete')}
      </p>
      <p role="status" className="undo-line">
        {saved && t(wanted === null ? 'settings.rule.dropped' : 'settings.rule.saved')}
      </p>
      {trial && <RuleTrial trial={trial} />}
      {asking && (
        <ConfirmDialog
          title={t('settings.rule.emptiesTitle', { name: space.name })}
          confirm={t('settings.rule.emptiesConfirm')}
          onConfirm={async () => {
            await putRule(space.id, wanted, true);
            void act.run(() => Promise.resolve(undefined)).then(finish);
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t('settings.rule.emptiesHint')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
