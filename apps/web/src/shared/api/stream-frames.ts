import { REACTIONS, type StreamFrames } from '#contracts';
import { flag, has, id, moment, oneOf, orNull, shape, text, type Check } from './shape.js';

/** The small frames: what they say is put into what is on screen, without reading the message again. */
type SmallFrames = Pick<
  StreamFrames,
  'reaction.changed' | 'pin.changed' | 'acknowledgement.given' | 'typing.noted' | 'own.changed'
>;
export type SmallFrameName = keyof SmallFrames;
export type SmallFrame = {
  [Name in SmallFrameName]: { name: Name; data: SmallFrames[Name] };
}[SmallFrameName];

type ShapeOf<Frame> = Readonly<Record<keyof Frame, Check>>;

const SHAPES: { readonly [Name in SmallFrameName]: ShapeOf<SmallFrames[Name]> } = {
  'reaction.changed': {
    conversationId: id,
    messageId: id,
    personId: id,
    reaction: oneOf(REACTIONS),
    given: flag,
    count: Number.isSafeInteger,
  },
  'pin.changed': { conversationId: id, messageId: id, pinnedAt: orNull(moment) },
  'acknowledgement.given': { conversationId: id, messageId: id, given: Number.isSafeInteger },
  'typing.noted': {
    conversationId: id,
    threadId: orNull(id),
    person: shape({ id, displayName: text }),
  },
  'own.changed': { conversationId: orNull(id) },
};

export const SMALL_FRAMES = Object.keys(SHAPES) as SmallFrameName[];

/** @returns null for what this page does not understand. */
export function smallFrame(name: SmallFrameName, data: unknown): SmallFrame | null {
  return has(data, SHAPES[name]) ? ({ name, data } as SmallFrame) : null;
}
