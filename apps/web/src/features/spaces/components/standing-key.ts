import type { SpaceItem } from '#contracts';

type Standing = 'member' | 'animator' | 'lastAnimator' | 'waiting' | 'open' | 'request' | 'closed';

/** What to say of the caller's place; null where nothing can be said or done, as in an archived space. */
export function standingKey(
  space: Pick<SpaceItem, 'abilities' | 'archivedAt' | 'requested' | 'role'>,
): Standing | null {
  const { abilities, archivedAt, requested, role } = space;
  if (role === 'animator') return abilities.leave ? 'animator' : 'lastAnimator';
  if (role === 'member') return 'member';
  if (requested) return 'waiting';
  if (abilities.join) return 'open';
  if (abilities.request) return 'request';
  return archivedAt === null ? 'closed' : null;
}
