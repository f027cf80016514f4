import { RULE_ATTRIBUTES } from '#contracts';
import { useId } from 'react';
import { withValue, type Condition } from '../api/rule-draft.js';
import { GroupPicker } from './group-picker.js';
import { LanguageValues } from './language-values.js';
import { useGroupNames } from './use-group-names.js';
import { useSpaceTexts } from './use-space-texts.js';
import { ValueInput } from './value-input.js';

type Props = {
  number: number;
  condition: Condition;
  isMissing: boolean;
  onChange(condition: Condition): void;
  onRemove(): void;
};

/** One condition: what is looked at, and values of which one suffices. */
export function RuleCondition({ number, condition, isMissing, onChange, onRemove }: Props) {
  const t = useSpaceTexts();
  const id = useId();
  const { attribute, anyOf } = condition;
  const names = useGroupNames();
  const shown = (value: string): string => (attribute === 'group' ? (names.of(value) ?? value) : value);
  return (
    <fieldset className="rule-condition" aria-describedby={isMissing ? `${id}-missing` : undefined}>
      <legend>{t('settings.rule.condition', { number })}</legend>
      <button
        type="button"
        className="btn link rule-remove"
        aria-label={t('settings.rule.removeCondition', { number })}
        onClick={onRemove}
      >
        {t('settings.members.remove')}
      </button>
      <div className="form-field">
        <label htmlFor={id}>{t('settings.rule.attribute')}</label>
        <select
          id={id}
          className="input"
          value={attribute}
          onChange={({ target }) => {
            const next = RULE_ATTRIBUTES.find((known) => known === target.value) ?? attribute;
            // Values of one attribute mean nothing for another.
            onChange({ attribute: next, anyOf: [] });
          }}
        >
          {RULE_ATTRIBUTES.map((known) => (
            <option key={known} value={known}>
              {t(`settings.rule.attributes.${known}`)}
            </option>
          ))}
        </select>
      </div>
      {attribute === 'language' ? (
        <LanguageValues values={anyOf} onChange={(values) => onChange({ attribute, anyOf: values })} />
      ) : (
        <>
          <ul className="rule-values" aria-label={t('settings.rule.values')}>
            {anyOf.map((value) => (
              <li key={value}>
                <button
                  type="button"
                  aria-label={t('settings.rule.removeValue', { value: shown(value) })}
                  onClick={() => onChange({ attribute, anyOf: anyOf.filter((other) => other !== value) })}
                >
                  {shown(value)} <span aria-hidden="true">×</span>
                </button>
              </li>
            ))}
          </ul>
          {attribute === 'group' ? (
            <GroupPicker
              taken={anyOf}
              onPick={(group) => {
                names.learn(group);
                onChange(withValue(condition, group.id));
              }}
            />
          ) : (
            <ValueInput attribute={attribute} onAdd={(value) => onChange(withValue(condition, value))} />
          )}
        </>
      )}
      <p id={`${id}-missing`} className="field-problem">
        {isMissing && t('settings.rule.incomplete')}
      </p>
    </fieldset>
  );
}
