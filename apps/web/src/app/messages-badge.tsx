import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnread } from '../shared/access/unread-query.js';
import { useLanguage } from '../shared/i18n/use-language.js';
import { setTitleCount } from '../shared/ui/use-title.js';

const MOST = 99;

/** How many conversations wait beside the word Messages and in the title of the tab; read aloud, also what for. */
export function MessagesBadge() {
  const { t } = useTranslation();
  const language = useLanguage();
  const unread = useUnread();
  const count = unread?.conversations ?? 0;
  useEffect(() => {
    setTitleCount(count);
    return () => setTitleCount(0);
  }, [count]);
  if (unread === null) return null;
  const said = [
    ['inbox.conversations', unread.conversations],
    ['inbox.mentioned', unread.mentions],
    ['inbox.due', unread.acknowledgements],
  ] as const;
  const words = said.filter(([, of]) => of > 0).map(([key, of]) => t(key, { count: of }));
  if (words.length === 0) return null;
  return (
    <span className="count" data-mentioned={unread.mentions + unread.acknowledgements > 0 || undefined}>
      <span className="sr-only">
        {new Intl.ListFormat(language, { style: 'long', type: 'unit' }).format(words)}
      </span>
      <span aria-hidden="true">{count === 0 ? '•' : count > MOST ? `${MOST}+` : count}</span>
    </span>
  );
}
