import type { SpaceItem } from '#contracts';
import { useSpaceTexts } from './use-space-texts.js';

/** Kind, visibility and members in words. */
export function SpaceFacts({ space }: { space: SpaceItem }) {
  const t = useSpaceTexts();
  const { kind, visibility, memberCount } = space;
  const facts = [
    t(`kinds.${kind}`),
    t(`visibilities.${visibility}`),
    memberCount === null ? t('membersHidden') : t('members', { count: memberCount }),
  ];
  return <p className="space-facts">{facts.join(' · ')}</p>;
}
