import type { Language, RetentionRule } from '#contracts';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { PeriodField } from '../../../shared/retention/period-field.js';
import { SelectField } from './select-field.js';

export interface NamedLevel {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
}

type Props = {
  number: number;
  rule: RetentionRule;
  levels: readonly NamedLevel[];
  /** The rule for everything: it neither narrows nor goes. */
  isFixed: boolean;
  onChange(rule: RetentionRule): void;
  onRemove(): void;
};

const KINDS = [
  'community',
  'project',
  'watch',
  'announcement',
  'group',
  'direct',
  'personal',
  'site',
] as const satisfies readonly RetentionRule['kind'][];

/** One rule: for which spaces and level, and its three periods. */
export function RuleFields({ number, rule, levels, isFixed, onChange, onRemove }: Props) {
  const { t } = useTranslation(['retention', 'spaces']);
  const language = useLanguage();
  const all = { value: '', text: t('policy.all') };
  return (
    <fieldset className="policy-rule">
      <legend>{isFixed ? t('policy.first') : t('policy.rule', { number })}</legend>
      {!isFixed && (
        <div className="field-line">
          <SelectField
            name={t('policy.kind')}
            value={rule.kind ?? ''}
            options={[all, ...KINDS.map((kind) => ({ value: kind, text: t(`spaces:kinds.${kind}`) }))]}
            onChange={(kind) => onChange({ ...rule, kind: KINDS.find((one) => one === kind) ?? null })}
          />
          <SelectField
            name={t('policy.level')}
            value={rule.level ?? ''}
            options={[all, ...levels.map(({ id, name }) => ({ value: id, text: name[language] }))]}
            onChange={(level) => onChange({ ...rule, level: level === '' ? null : level })}
          />
        </div>
      )}
      <div className="field-line">
        <PeriodField
          name={t('policy.days')}
          value={rule.days}
          mayBeEndless
          onChange={(days) => onChange({ ...rule, days })}
        />
        <PeriodField
          name={t('policy.least')}
          value={rule.least}
          onChange={(least) => onChange({ ...rule, least: least ?? NaN })}
        />
        <PeriodField
          name={t('policy.most')}
          value={rule.most}
          mayBeEndless
          onChange={(most) => onChange({ ...rule, most })}
        />
      </div>
      {!isFixed && (
        <button type="button" className="btn quiet" onClick={onRemove}>
          {t('policy.remove', { number })}
        </button>
      )}
    </fieldset>
  );
}
