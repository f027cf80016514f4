import type { ImportLineCode, ImportPreview, ImportProblem } from '#contracts';
import type { FilePost } from './line-shapes.js';
import { replySchema } from './line-shapes.js';
import { channelKey, readLine, storable, type FileChannel, type FileUser } from './read-line.js';
import type { RawLine } from './line-reader.js';
import { reactionOf } from './reaction-of.js';

/** Beyond them the file is none of one organisation; they also bound what is held in memory. */
export const MOST_CHANNELS = 5_000;
export const MOST_USERS = 50_000;

/** Broken lines that a preview lists. */
const MOST_FAULTS = 100;

export interface SurveyedUser extends FileUser {
  readonly posts: number;
}

export interface SurveyedChannel extends FileChannel {
  readonly posts: number;
  readonly replies: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Counts what a file holds, line by line, without keeping any message. */
export class Survey {
  private readonly users = new Map<string, Mutable<SurveyedUser>>();
  private readonly channels = new Map<string, Mutable<SurveyedChannel>>();
  private readonly faults: { line: number; code: ImportLineCode }[] = [];
  private readonly counts = {
    lines: 0,
    teams: 0,
    posts: 0,
    replies: 0,
    reactions: 0,
    knownReactions: 0,
    attachments: 0,
    directPosts: 0,
    broken: 0,
  };
  private versionSeen = false;
  private oldest: number | null = null;
  private newest: number | null = null;

  /** @returns why the file as a whole cannot be imported; null while it can. */
  add(raw: RawLine): ImportProblem | null {
    this.counts.lines += 1;
    const line = readLine(raw.bytes);
    if (line === null) return null;
    if (!this.versionSeen) {
      if (line.kind !== 'version' || line.version !== 1) return 'NOT_MATTERMOST';
      this.versionSeen = true;
      return null;
    }
    switch (line.kind) {
      case 'team':
        this.counts.teams += 1;
        break;
      case 'channel':
        this.channelOf(line.channel);
        break;
      case 'user':
        this.userOf(line.user);
        break;
      case 'post':
        this.post(line.post);
        break;
      case 'direct':
        this.counts.directPosts += 1;
        break;
      case 'fault':
        this.counts.broken += 1;
        if (this.faults.length < MOST_FAULTS) this.faults.push({ line: raw.number, code: line.code });
        break;
      case 'version':
      case 'other':
        break;
    }
    if (this.channels.size > MOST_CHANNELS) return 'TOO_MANY_CHANNELS';
    return this.users.size > MOST_USERS ? 'TOO_MANY_USERS' : null;
  }

  /** @returns NOT_MATTERMOST for a file of blank lines. */
  conclude(): ImportProblem | null {
    return this.versionSeen ? null : 'NOT_MATTERMOST';
  }

  preview(): ImportPreview {
    return {
      ...this.counts,
      channels: this.channels.size,
      users: this.users.size,
      oldestAt: asText(this.oldest),
      newestAt: asText(this.newest),
      faults: this.faults,
    };
  }

  found(): { users: readonly SurveyedUser[]; channels: readonly SurveyedChannel[] } {
    return { users: [...this.users.values()], channels: [...this.channels.values()] };
  }

  private post(post: FilePost): void {
    const channel = this.channelOf({
      key: channelKey(post.team, post.channel),
      displayName: storable(post.channel),
      isPrivate: true,
    });
    channel.posts += 1;
    this.counts.posts += 1;
    this.said(post);
    for (const given of post.replies ?? []) {
      const { data } = replySchema.safeParse(given);
      if (!data) continue;
      channel.replies += 1;
      this.counts.replies += 1;
      this.said(data);
    }
  }

  private said({
    user,
    create_at: at,
    reactions,
    attachments,
  }: Omit<FilePost, 'team' | 'channel' | 'replies'>): void {
    this.userOf({ username: storable(user), displayName: storable(user), email: null }).posts += 1;
    this.counts.attachments += attachments?.length ?? 0;
    for (const { emoji_name: emoji } of reactions ?? []) {
      this.counts.reactions += 1;
      if (reactionOf(emoji ?? '')) this.counts.knownReactions += 1;
    }
    if (!Number.isInteger(at) || at <= 0 || at > MOST_MILLISECONDS) return;
    this.oldest = Math.min(this.oldest ?? at, at);
    this.newest = Math.max(this.newest ?? at, at);
  }

  /** A line of its own says more of somebody than his posts: it comes first in a file that is in order. */
  private userOf(user: FileUser): Mutable<SurveyedUser> {
    const known = this.users.get(user.username) ?? { ...user, posts: 0 };
    this.users.set(user.username, known);
    return known;
  }

  private channelOf(channel: FileChannel): Mutable<SurveyedChannel> {
    const known = this.channels.get(channel.key) ?? { ...channel, posts: 0, replies: 0 };
    this.channels.set(channel.key, known);
    return known;
  }
}

/** The last moment of the year 9999. */
const MOST_MILLISECONDS = 253_402_300_799_999;

function asText(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
