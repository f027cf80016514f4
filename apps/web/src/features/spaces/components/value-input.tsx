import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { placesQuery } from '../api/rule-query.js';
import type { RuleAttribute } from '../api/rule-draft.js';
import { useSpaceTexts } from './use-space-texts.js';

type Props = { attribute: RuleAttribute; onAdd(value: string): void };

const MAX_VALUE = 200;

/** A value to type; units and sites are proposed. Enter and leaving the field add it: nothing typed is lost. */
export function ValueInput({ attribute, onAdd }: Props) {
  const t = useSpaceTexts();
  const id = useId();
  const [text, setText] = useState('');
  const { data: places } = useQuery({
    ...placesQuery,
    enabled: attribute === 'unit' || attribute === 'site',
  });
  const proposed =
    (attribute === 'unit' ? places?.units : attribute === 'site' ? places?.sites : undefined) ?? [];

  function add() {
    if (text.trim() === '') return;
    onAdd(text);
    setText('');
  }

  return (
    <div className="form-field">
      <label htmlFor={id}>{t('settings.rule.newValue')}</label>
      <div className="value-line">
        <input
          id={id}
          className="input"
          list={`${id}-list`}
          autoComplete="off"
          maxLength={MAX_VALUE}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <button type="button" className="btn quiet" onClick={add}>
          {t('settings.rule.addValue')}
        </button>
      </div>
      <datalist id={`${id}-list`}>
        {proposed.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}
