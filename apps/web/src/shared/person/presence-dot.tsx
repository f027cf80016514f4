import './presence-dot.css';
import '../i18n/people/add-card-texts.js';
import { useTranslation } from 'react-i18next';

type State = 'online' | 'away' | 'offline';

/** Shape as well as colour: full when there, a ring when away. Nothing for somebody who is not there. */
export function PresenceDot({ presence }: { presence: State }) {
  const { t } = useTranslation('card');
  if (presence === 'offline') return null;
  return (
    <span className="presence-dot" data-presence={presence} title={t(`presence.${presence}`)}>
      <span className="sr-only">{t(`presence.${presence}`)}</span>
    </span>
  );
}

export function PresenceText({ presence }: { presence: State }) {
  const { t } = useTranslation('card');
  return (
    <span className="presence-text">
      <span className="presence-dot" data-presence={presence} aria-hidden="true" />
      {t(`presence.${presence}`)}
    </span>
  );
}
