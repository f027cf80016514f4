import { z } from 'zod';

/**
 * The lines of a bulk export, one JSON object each (docs.mattermost.com, "Bulk loading data: data format"). Only what an
 * import reads is named; what else a line holds is passed over, as each version of the program adds fields.
 */

/** Go writes absent things as null, as an empty text or not at all. */
const text = z.string().nullish();
const name = z.string().min(1).max(100);
/** Milliseconds since 1970. */
const moment = z.number().nullish();

const attachment = z.object({ path: text });
const reaction = z.object({ user: text, emoji_name: text, create_at: moment });
export type FileReaction = z.infer<typeof reaction>;

const said = {
  user: name,
  message: text,
  create_at: z.number(),
  edit_at: moment,
  delete_at: moment,
  type: text,
  props: z.record(z.string(), z.unknown()).nullish(),
  reactions: z.array(reaction).nullish(),
  attachments: z.array(attachment).nullish(),
};

const reply = z.object(said);
export type FileReply = z.infer<typeof reply>;

const post = z.object({ ...said, team: name, channel: name, replies: z.array(z.unknown()).nullish() });
export type FilePost = z.infer<typeof post>;

export const replySchema = reply;

export const LINE_SHAPES = {
  version: z.object({ version: z.number() }),
  team: z.object({ team: z.object({ name, display_name: text }) }),
  channel: z.object({ channel: z.object({ team: name, name, display_name: text, type: text }) }),
  user: z.object({
    user: z.object({ username: name, email: text, nickname: text, first_name: text, last_name: text }),
  }),
  bot: z.object({ bot: z.object({ username: name, display_name: text }) }),
  post: z.object({ post }),
} as const;

/** Types that an export holds and an import has no use for. */
export const PASSED_OVER: ReadonlySet<string> = new Set([
  'info',
  'role',
  'scheme',
  'emoji',
  'direct_channel',
]);
