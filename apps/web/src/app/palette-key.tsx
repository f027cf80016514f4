import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setPaletteDoor } from '../shared/ui/palette-door.js';
import { Late } from '../shared/ui/late.js';

const load = () =>
  import('../features/palette/components/palette-dialog.js').then(({ PaletteDialog }) => PaletteDialog);

/** Ctrl+K (or ⌘K) from anywhere; its code comes when it is first opened. */
export function PaletteKey() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const onClose = () => setOpen(false);

  useEffect(() => {
    setPaletteDoor(() => setOpen(true));
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey) return;
      // Over another dialog it would hide what that one asks; the browser's own search bar stays away all the same.
      event.preventDefault();
      if (document.querySelector('dialog[open]') === null) setOpen(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return isOpen && <Late load={load} props={{ onClose }} title={t('nav.search')} onClose={onClose} />;
}
