import type { Space } from '#contracts';
import { Link } from '@tanstack/react-router';
import { FollowUp } from './follow-up.js';
import { ArchiveSection } from './archive-section.js';
import { HandOverSection } from './hand-over-section.js';
import { useSpaceTexts } from './use-space-texts.js';

/** Follow-ups, hand-over, end. */
export function LifeSettings({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const { abilities, followUps, id } = space;
  return (
    <div className="space-form">
      {abilities.animate && (
        <section className="form-group">
          <h2>{t('settings.life.followTitle')}</h2>
          {followUps.length === 0 && (
            <p className="field-hint">
              {t('settings.life.followNone')}{' '}
              <Link to="/spaces/$spaceId/launch" params={{ spaceId: id }}>
                {t('settings.life.followOpen')}
              </Link>
            </p>
          )}
          {followUps.map((followUp) => (
            <FollowUp key={followUp.day} spaceId={id} followUp={followUp} />
          ))}
        </section>
      )}
      {abilities.handOver && <HandOverSection space={space} />}
      {(abilities.archive || abilities.restore) && <ArchiveSection space={space} />}
    </div>
  );
}
