import './period-field.css';
import '../ui/field.css';
import '../i18n/retention/add-retention-texts.js';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { periodParts, UNITS, type Unit } from './period-parts.js';

/** Null: for ever. NaN: nothing that is a period yet. */
export type Period = number | null;

type Props = { name: string; value: Period; onChange(value: Period): void; mayBeEndless?: boolean };

const LONGEST_DAYS = 36_500;
const WORDS = { days: 'period.unitDays', months: 'period.unitMonths', years: 'period.unitYears' } as const;

/** So many days, months or years. */
export function PeriodField({ name, value, onChange, mayBeEndless = false }: Props) {
  const { t } = useTranslation('retention');
  const id = useId();
  const [first] = useState(() => (value === null ? null : periodParts(value)));
  const [count, setCount] = useState(first ? String(first.count) : '1');
  const [unit, setUnit] = useState<Unit | 'endless'>(first?.unit ?? 'endless');

  function change(nextCount: string, nextUnit: Unit | 'endless') {
    setCount(nextCount);
    setUnit(nextUnit);
    if (nextUnit === 'endless') {
      onChange(null);
      return;
    }
    const days = Number(nextCount) * UNITS[nextUnit];
    onChange(Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS ? days : NaN);
  }

  return (
    <div className="form-field">
      <label htmlFor={id}>{name}</label>
      <div className="period-field">
        {unit !== 'endless' && (
          <input
            id={id}
            className="input"
            type="number"
            inputMode="numeric"
            min={1}
            aria-invalid={Number.isNaN(value)}
            value={count}
            onChange={({ target }) => change(target.value, unit)}
          />
        )}
        <select
          id={unit === 'endless' ? id : undefined}
          className="input"
          aria-label={unit === 'endless' ? undefined : `${name}, ${t('period.unit')}`}
          value={unit}
          onChange={({ target }) => change(count, target.value as Unit | 'endless')}
        >
          {(Object.keys(UNITS) as Unit[]).map((one) => (
            <option key={one} value={one}>
              {t(WORDS[one])}
            </option>
          ))}
          {mayBeEndless && <option value="endless">{t('period.endless')}</option>}
        </select>
      </div>
    </div>
  );
}
