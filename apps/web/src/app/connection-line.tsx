import './connection-line.css';
import { useTranslation } from 'react-i18next';
import type { ConnectionState } from './connection-watch.js';

/** One calm line while the live stream is down; the page goes on by itself. */
export function ConnectionLine({ state }: { state: ConnectionState }) {
  const { t } = useTranslation();
  return (
    <p className="connection" role="status" data-state={state}>
      {state === 'lost' && t('connection.lost')}
      {state === 'back' && t('connection.back')}
    </p>
  );
}
