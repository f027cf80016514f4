import type { WithheldWords } from '#contracts';
import { useTranslation } from 'react-i18next';

/** Words that are not shown in their place. */
export function HiddenWords({ words }: { words: WithheldWords }) {
  const { t } = useTranslation('moderation');
  return words.items
    .filter(({ body }) => body !== '')
    .map(({ kind, version, body }) => (
      <div key={`${kind}-${version}`}>
        <p className="case-facts">{t(`spills.kinds.${kind}`, { version })}</p>
        <p className="case-words">{body}</p>
      </div>
    ));
}
