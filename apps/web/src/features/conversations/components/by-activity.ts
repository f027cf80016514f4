import type { Conversation } from '#contracts';

/** The talk with the newest message first; a talk that two or more have just begun counts from then; the rest by name. */
export function byActivity(a: Conversation, b: Conversation): number {
  const [first, second] = [lastActivity(a), lastActivity(b)];
  return first === second ? a.name.localeCompare(b.name) : first < second ? 1 : -1;
}

function lastActivity({ id, space, lastMessage }: Conversation): string {
  if (lastMessage) return lastMessage.createdAt;
  return space.kind === 'direct' || space.kind === 'group' ? madeAt(id) : '';
}

/** Ids of version 7 begin with the milliseconds of their making (RFC 9562, 5.7). */
function madeAt(id: string): string {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toISOString();
}
