import type { ImportLineCode } from '#contracts';
import { LINE_SHAPES, PASSED_OVER, type FilePost } from './line-shapes.js';

export interface FileUser {
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
}

export interface FileChannel {
  /** `team/channel`. */
  readonly key: string;
  readonly displayName: string;
  readonly isPrivate: boolean;
}

/** What a line says. */
export type FileLine =
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'team' | 'other' | 'direct' }
  | { readonly kind: 'channel'; readonly channel: FileChannel }
  | { readonly kind: 'user'; readonly user: FileUser }
  | { readonly kind: 'post'; readonly post: FilePost }
  | { readonly kind: 'fault'; readonly code: ImportLineCode };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads one line; null for a blank one. What is wrong with it is an answer, never an error. */
export function readLine(bytes: Buffer | null): FileLine | null {
  if (bytes === null) return fault('LINE_TOO_LONG');
  if (bytes.length === 0) return null;
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return fault('ENCODING_BROKEN');
  }
  if (text.trim() === '') return null;
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return fault('JSON_BROKEN');
  }
  const type = line !== null && typeof line === 'object' && 'type' in line ? line.type : null;
  return typeof type === 'string' ? typed(type, line) : fault('TYPE_UNKNOWN');
}

function typed(type: string, line: unknown): FileLine {
  switch (type) {
    case 'version': {
      const { data } = LINE_SHAPES.version.safeParse(line);
      return data ? { kind: 'version', version: data.version } : fault('SHAPE_WRONG');
    }
    case 'team':
      return LINE_SHAPES.team.safeParse(line).success ? { kind: 'team' } : fault('SHAPE_WRONG');
    case 'channel': {
      const { data } = LINE_SHAPES.channel.safeParse(line);
      return data ? { kind: 'channel', channel: channelOf(data.channel) } : fault('SHAPE_WRONG');
    }
    case 'user': {
      const { data } = LINE_SHAPES.user.safeParse(line);
      return data ? { kind: 'user', user: userOf(data.user) } : fault('SHAPE_WRONG');
    }
    case 'bot': {
      const { data } = LINE_SHAPES.bot.safeParse(line);
      if (!data) return fault('SHAPE_WRONG');
      const { username, display_name: shown } = data.bot;
      return {
        kind: 'user',
        user: { username, displayName: shownName(shown ?? '') || username, email: null },
      };
    }
    case 'post': {
      const { data } = LINE_SHAPES.post.safeParse(line);
      return data ? { kind: 'post', post: data.post } : fault('SHAPE_WRONG');
    }
    case 'direct_post':
      return { kind: 'direct' };
    default:
      return PASSED_OVER.has(type) ? { kind: 'other' } : fault('TYPE_UNKNOWN');
  }
}

function fault(code: ImportLineCode): FileLine {
  return { kind: 'fault', code };
}

interface RawChannel {
  readonly team: string;
  readonly name: string;
  readonly display_name?: string | null | undefined;
  readonly type?: string | null | undefined;
}

function channelOf({ team, name, display_name: shown, type }: RawChannel): FileChannel {
  return {
    key: channelKey(team, name),
    displayName: shownName(shown ?? '') || shownName(name),
    // O is open to the team; what is not known is treated as what needs more care.
    isPrivate: type !== 'O',
  };
}

interface RawUser {
  readonly username: string;
  readonly email?: string | null | undefined;
  readonly nickname?: string | null | undefined;
  readonly first_name?: string | null | undefined;
  readonly last_name?: string | null | undefined;
}

function userOf(user: RawUser): FileUser {
  const fullName = shownName(`${user.first_name ?? ''} ${user.last_name ?? ''}`);
  return {
    username: storable(user.username),
    displayName: fullName || shownName(user.nickname ?? '') || storable(user.username),
    email: shownName(user.email ?? '') || null,
  };
}

/** What names a channel in the whole file. Team names hold no slash. */
export function channelKey(team: string, channel: string): string {
  return storable(`${team}/${channel}`);
}

/** Text that the database takes: NUL and halves of characters become U+FFFD. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd');
}

/** Turns the direction of what stands behind it: a name with it would show as another. */
const TURNING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Names as they are shown: one line of at most 100 characters. */
export function shownName(text: string): string {
  return storable(text).replaceAll(/\s+/gu, ' ').replaceAll(TURNING, '').trim().slice(0, 100).toWellFormed();
}
