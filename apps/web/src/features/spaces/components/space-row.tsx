import type { SpaceItem } from '#contracts';
import { Link } from '@tanstack/react-router';
import { LabelTag } from '../../../shared/ui/label-tag.js';
import { SpaceFacts } from './space-facts.js';
import { SpaceStates } from './space-states.js';
import { useSpaceTexts } from './use-space-texts.js';

const MOST_NAMES = 3;

/** A line of the directory. */
export function SpaceRow({ space }: { space: SpaceItem }) {
  const t = useSpaceTexts();
  const names = space.animators.slice(0, MOST_NAMES).map(({ displayName }) => displayName);
  return (
    <li className="space-row">
      <div className="space-row-head">
        <h2>
          <Link to="/spaces/$spaceId" params={{ spaceId: space.id }}>
            {space.name}
          </Link>
        </h2>
        <LabelTag labelId={space.entryLabelId} />
        <SpaceStates space={space} />
        {space.abilities.request && (
          <Link
            className="space-state own"
            to="/spaces/$spaceId"
            params={{ spaceId: space.id }}
            tabIndex={-1}
          >
            {t('askToJoin')}
          </Link>
        )}
      </div>
      <p className="space-row-purpose">{space.purpose === '' ? t('noPurpose') : space.purpose}</p>
      <div className="space-row-foot">
        <SpaceFacts space={space} />
        {names.length > 0 && <p className="space-facts">{t('animatedBy', { names: names.join(', ') })}</p>}
      </div>
    </li>
  );
}
