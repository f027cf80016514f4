import type { Reaction } from '#contracts';

/** The emoji names of the file that mean one of our reactions; all others are left out, and listed. */
const NAMES: Readonly<Record<Reaction, readonly string[]>> = {
  agree: ['+1', 'thumbsup', 'ok_hand', 'ok', '100', 'heavy_plus_sign'],
  thanks: ['pray', 'bow', 'raised_hands', 'thank_you', 'thanks', 'merci', 'danke'],
  heart: [
    'heart',
    'heart_eyes',
    'blue_heart',
    'green_heart',
    'yellow_heart',
    'purple_heart',
    'sparkling_heart',
  ],
  celebrate: ['tada', 'confetti_ball', 'partying_face', 'clap', 'champagne', 'trophy', 'rocket'],
  seen: ['eyes', 'eye', 'mag', 'wave'],
  done: ['white_check_mark', 'heavy_check_mark', 'ballot_box_with_check', 'checkered_flag'],
  question: ['question', 'grey_question', 'thinking_face', 'thinking', 'face_with_raised_eyebrow'],
  idea: ['bulb', 'star2'],
};

const BY_NAME: ReadonlyMap<string, Reaction> = new Map(
  (Object.keys(NAMES) as Reaction[]).flatMap((reaction) => NAMES[reaction].map((name) => [name, reaction])),
);

/** Null: we have none for it. Skin tones do not matter: `+1_dark_skin_tone` is `+1`. */
export function reactionOf(emojiName: string): Reaction | null {
  const name = emojiName.replace(/_(?:light|medium_light|medium|medium_dark|dark)_skin_tone$/, '');
  return BY_NAME.get(name) ?? null;
}
