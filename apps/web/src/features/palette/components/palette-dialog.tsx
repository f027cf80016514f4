import './palette.css';
import '../../../shared/ui/field.css';
import '../../../shared/i18n/palette/add-palette-texts.js';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/ui/dialog.js';
import { useDebounced } from '../../../shared/ui/use-debounced.js';
import type { PaletteItem } from './palette-item.js';
import { usePaletteItems } from './use-palette-items.js';

const AFTER_LAST_KEY_MS = 120;
const MAX_SEARCH = 100;
const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
};

/** One field that leads anywhere: a combobox whose list stays open (WAI-ARIA). */
export function PaletteDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('palette');
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { groups, isSearching } = usePaletteItems(useDebounced(text.trim(), AFTER_LAST_KEY_MS));
  const items = groups.flatMap((group) => group.items);
  const at = Math.min(chosen, items.length - 1);
  const optionId = (index: number) => `${id}-option-${index}`;

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  function choose(item: PaletteItem | undefined) {
    if (!item) return;
    onClose();
    item.onChoose();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (!step && event.key !== 'Enter') return;
    event.preventDefault();
    if (!step) choose(items[at]);
    else if (items.length > 0) setChosen(step(at, items.length));
  }

  return (
    <Dialog title={t('title')} onClose={onClose} isRoomy>
      <div className="palette">
        <input
          className="input"
          data-autofocus
          role="combobox"
          aria-label={t('search')}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={items.length > 0 ? optionId(at) : undefined}
          placeholder={t('search')}
          autoComplete="off"
          spellCheck={false}
          maxLength={MAX_SEARCH}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('results')} className="palette-list">
          {groups.map((group) => (
            <div key={group.key} role="group" aria-label={t(`groups.${group.key}`)}>
              <p role="presentation" className="palette-group">
                {t(`groups.${group.key}`)}
              </p>
              {group.items.map((item) => {
                const own = items.indexOf(item);
                return (
                  <div
                    key={item.key}
                    id={optionId(own)}
                    role="option"
                    aria-selected={own === at}
                    className="palette-option"
                    onPointerMove={() => own !== at && setChosen(own)}
                    onClick={() => choose(item)}
                  >
                    <strong>{item.text}</strong>
                    {item.hint !== undefined && item.hint !== '' && <span>{item.hint}</span>}
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        <p className="palette-note" role="status">
          {items.length === 0 && !isSearching && t('nothing')}
          {items.length > 0 && <span className="sr-only">{t('found', { count: items.length })}</span>}
        </p>
        <p className="palette-note palette-keys">{t('hint')}</p>
      </div>
    </Dialog>
  );
}
