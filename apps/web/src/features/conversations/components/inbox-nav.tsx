import './inbox-nav.css';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useUnread } from '../../../shared/access/unread-query.js';
import { UnsentLink } from './unsent-link.js';

/** The ways to what concerns the reader wherever it was written; what he is asked to acknowledge stands first. */
export function InboxNav() {
  const { t } = useTranslation();
  const unread = useUnread();
  const asked = unread?.acknowledgements ?? 0;
  return (
    <nav className="inbox-nav" aria-label={t('inbox.nav')}>
      {asked > 0 && (
        <Link to="/messages/acknowledgements" className="inbox-due">
          {t('inbox.due', { count: asked })}
        </Link>
      )}
      <UnsentLink />
      <ul>
        <li>
          <Link to="/messages/mentions">
            {t('inbox.mentions')}
            <Waiting count={unread?.mentions ?? 0} />
          </Link>
        </li>
        <li>
          <Link to="/messages/topics">
            {t('inbox.topics')}
            <Waiting count={unread?.threads ?? 0} />
          </Link>
        </li>
        <li>
          <Link to="/messages/saved">{t('inbox.saved')}</Link>
        </li>
        <li>
          <Link to="/messages/drafts">{t('inbox.drafts')}</Link>
        </li>
        <li>
          <Link to="/messages/scheduled">{t('inbox.scheduled')}</Link>
        </li>
      </ul>
    </nav>
  );
}

function Waiting({ count }: { count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span className="count">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{t('inbox.unread', { count })}</span>
    </span>
  );
}
