import type { Person, SpaceRuleTrial } from '#contracts';
import { useSpaceTexts } from './use-space-texts.js';

/** Who would come and who would go; why is not said. */
export function RuleTrial({ trial }: { trial: SpaceRuleTrial }) {
  const t = useSpaceTexts();
  const { enterCount, enters, leaveCount, leaves, empties } = trial;
  return (
    <div role="status" className="rule-trial">
      <h3>{t('settings.rule.trialTitle')}</h3>
      {enterCount + leaveCount === 0 && <p>{t('settings.rule.noChange')}</p>}
      {enterCount > 0 && (
        <Side title={t('settings.rule.enters', { count: enterCount })} people={enters} count={enterCount} />
      )}
      {leaveCount > 0 && (
        <Side title={t('settings.rule.leaves', { count: leaveCount })} people={leaves} count={leaveCount} />
      )}
      {empties && <p className="space-notice">{t('settings.rule.empties')}</p>}
    </div>
  );
}

function Side({ title, people, count }: { title: string; people: readonly Person[]; count: number }) {
  const t = useSpaceTexts();
  return (
    <details open={people.length <= 12}>
      <summary>{title}</summary>
      {people.length < count && (
        <p className="field-hint">{t('settings.rule.first', { count: people.length })}</p>
      )}
      <ul>
        {people.map(({ id, displayName, unit }) => (
          <li key={id}>
            {displayName}
            {unit !== null && <span className="space-facts"> · {unit}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
