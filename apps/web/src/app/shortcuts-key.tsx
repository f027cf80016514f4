import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withMessageTexts } from '../shared/i18n/messages/need-message-texts.js';
import { Late } from '../shared/ui/late.js';
import { setShortcutsDoor } from '../shared/ui/shortcuts-door.js';

const load = () =>
  withMessageTexts(import('../features/conversations/components/shortcuts-dialog.js')).then(
    ({ ShortcutsDialog }) => ShortcutsDialog,
  );

/** The list of keys; its code comes when it is first asked for. */
export function ShortcutsKey() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const onClose = () => setOpen(false);
  useEffect(() => setShortcutsDoor(() => setOpen(true)), []);
  return isOpen && <Late load={load} props={{ onClose }} title={t('nav.search')} onClose={onClose} />;
}
