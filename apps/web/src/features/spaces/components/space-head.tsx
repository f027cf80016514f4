import type { Space } from '#contracts';
import { Link } from '@tanstack/react-router';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { SpaceFacts } from './space-facts.js';
import { useSpaceTexts } from './use-space-texts.js';

export function SpaceHead({ space }: { space: Space }) {
  const t = useSpaceTexts();
  const { id, name, entryLabelId, abilities } = space;
  const maySet = abilities.animate || abilities.restore || abilities.handOver;
  return (
    <header className="space-head">
      <Link className="space-back" to="/spaces">
        ← {t('home.back')}
      </Link>
      <div className="space-page-head">
        <h1>{name}</h1>
        <div className="space-head-acts">
          {abilities.enter && (
            <Link className="btn quiet" to="/spaces/$spaceId/register" params={{ spaceId: id }}>
              {t('home.register')}
            </Link>
          )}
          {abilities.animate && (
            <Link className="btn quiet" to="/spaces/$spaceId/moderation" params={{ spaceId: id }}>
              {t('home.moderation')}
            </Link>
          )}
          {maySet && (
            <Link className="btn quiet" to="/spaces/$spaceId/settings/{-$section}" params={{ spaceId: id }}>
              {t('home.settings')}
            </Link>
          )}
        </div>
      </div>
      <div className="space-row-head">
        <LabelTag labelId={entryLabelId} />
        <SpaceFacts space={space} />
      </div>
    </header>
  );
}
