import type { Space } from '#contracts';
import { Link } from '@tanstack/react-router';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';
import { restoreSpace, takeOver } from '../api/change-space.js';
import { useSpaceAct } from '../api/use-space-act.js';
import { useSpaceTexts } from './use-space-texts.js';

/** What one must know of a space now, and what one can do about it. */
export function SpaceNotices({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const language = useLanguage();
  const act = useSpaceAct(space.id);
  const { abilities, archivedAt, followUps, id, orphan, waitingRequests } = space;
  const due = followUps.find((followUp) => followUp.due);
  const toSection = { to: '/spaces/$spaceId/settings/{-$section}', className: 'btn quiet' } as const;
  return (
    <div className="space-notices">
      {archivedAt !== null && (
        <div className="space-notice">
          <p>{t('states.archived', { date: dayOnly(language, archivedAt) })}</p>
          {abilities.restore && (
            <button
              type="button"
              className="btn quiet"
              aria-disabled={act.pending}
              onClick={() => void act.run(() => restoreSpace(id))}
            >
              {t('states.restore')}
            </button>
          )}
        </div>
      )}
      {orphan && (
        <div className="space-notice">
          <p>
            {t('states.orphan')} {!abilities.takeOver && t('states.orphanHint')}
          </p>
          {abilities.takeOver && (
            <button
              type="button"
              className="btn"
              aria-disabled={act.pending}
              onClick={() => void act.run(() => takeOver(id))}
            >
              {t('states.takeOver')}
            </button>
          )}
        </div>
      )}
      {abilities.animate && waitingRequests !== null && waitingRequests > 0 && (
        <div className="space-notice">
          <p>{t('states.requests', { count: waitingRequests })}</p>
          <Link {...toSection} params={{ spaceId: id, section: 'requests' }}>
            {t('states.answer')}
          </Link>
        </div>
      )}
      {due && abilities.animate && (
        <div className="space-notice">
          <p>{t('states.followUp', { day: due.day })}</p>
          <Link {...toSection} params={{ spaceId: id, section: 'life' }}>
            {t('states.followUpOpen')}
          </Link>
        </div>
      )}
      <p role="alert" className="form-problem">
        {act.error !== null && <ProblemText error={act.error} />}
      </p>
    </div>
  );
}
