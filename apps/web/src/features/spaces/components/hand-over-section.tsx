import type { Space } from '#contracts';
import { useState } from 'react';
import { HandOverDialog } from './hand-over-dialog.js';
import { useSpaceTexts } from './use-space-texts.js';

export function HandOverSection({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="form-group">
      <h2>{t('settings.life.handTitle')}</h2>
      <p className="field-hint">{t('settings.life.handHint')}</p>
      <div>
        <button type="button" className="btn quiet" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          {t('settings.life.hand')}
        </button>
      </div>
      {isOpen && <HandOverDialog space={space} onClose={() => setIsOpen(false)} />}
    </section>
  );
}
