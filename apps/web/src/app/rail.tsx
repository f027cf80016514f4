import './rail.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonBlock } from '../features/session/components/person-block.js';
import { can, readsContent } from '../shared/access/can.js';
import { useSession } from '../shared/access/session-query.js';
import { Brand } from '../shared/ui/brand.js';
import { openPalette } from '../shared/ui/palette-door.js';
import { useSpillsShown } from './open-spills.js';
import { MessagesBadge } from './messages-badge.js';

/** Only what works is listed. On narrow screens the panel opens below the brand. */
export function Rail({ onSignedOut }: { onSignedOut(): void }) {
  const { t } = useTranslation();
  const session = useSession();
  const showsSpills = useSpillsShown();
  const [open, setOpen] = useState(false);
  return (
    <nav
      className="rail"
      aria-label={t('app.navigation')}
      data-open={open || undefined}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      <div className="rail-head">
        <Brand />
        <button
          type="button"
          className="btn quiet"
          aria-expanded={open}
          aria-controls="rail-panel"
          onClick={() => setOpen(!open)}
        >
          {t('app.menu')}
        </button>
      </div>
      <div id="rail-panel" className="rail-panel">
        <ul>
          {readsContent(session) && (
            <li>
              <Link to="/messages" onClick={() => setOpen(false)}>
                {t('conversations.title')}
                <MessagesBadge />
              </Link>
            </li>
          )}
          {readsContent(session) && can(session, 'read', 'Space') && (
            <li>
              <Link to="/spaces" onClick={() => setOpen(false)}>
                {t('nav.spaces')}
              </Link>
            </li>
          )}
          {readsContent(session) && can(session, 'read', 'Person') && (
            <li>
              <Link to="/people" onClick={() => setOpen(false)}>
                {t('nav.people')}
              </Link>
            </li>
          )}
          {readsContent(session) && can(session, 'read', 'ReferenceList') && (
            <li>
              <Link to="/lists" onClick={() => setOpen(false)}>
                {t('nav.lists')}
              </Link>
            </li>
          )}
          {showsSpills && (
            <li>
              <Link to="/spills" onClick={() => setOpen(false)}>
                {t('nav.spills')}
              </Link>
            </li>
          )}
          {can(session, 'read', 'LegalHold') && (
            <li>
              <Link to="/retention" onClick={() => setOpen(false)}>
                {t('nav.retention')}
              </Link>
            </li>
          )}
          {can(session, 'read', 'AuditLog') && (
            <li>
              <Link to="/audit" onClick={() => setOpen(false)}>
                {t('nav.audit')}
              </Link>
            </li>
          )}
          {can(session, 'read', 'Directory') && (
            <li>
              <Link to="/directory" onClick={() => setOpen(false)}>
                {t('nav.directory')}
              </Link>
            </li>
          )}
          <li>
            <button
              type="button"
              aria-haspopup="dialog"
              aria-keyshortcuts="Control+K"
              onClick={() => {
                setOpen(false);
                openPalette();
              }}
            >
              {t('nav.search')}
              <kbd aria-hidden="true">Ctrl K</kbd>
            </button>
          </li>
        </ul>
        <PersonBlock onSignedOut={onSignedOut} onFollow={() => setOpen(false)} />
      </div>
    </nav>
  );
}
