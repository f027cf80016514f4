/** Users of a made file, each of whom is a person of the bench by name. */
export const MADE_USERS = 500;
/** Channels of a made file, all open. */
export const MADE_CHANNELS = 20;

const WORDS =
  'essai mesure banc turbine rapport demain relire capteur seuil version carte merci point vote'.split(' ');

/** What is always the same for the same number. */
function wordsOf(n: number): string {
  return Array.from(
    { length: 4 + ((n * 7919) % 40) },
    (_, at) => WORDS[(n * 31 + at * 17) % WORDS.length],
  ).join(' ');
}

/** Lines of an export with so many posts and replies: every fourth begins a topic of two answers, every fifth has two reactions. */
export function* madeExport(messages: number): Generator<string> {
  yield JSON.stringify({ type: 'version', version: 1 });
  yield JSON.stringify({ type: 'team', team: { name: 'labo', display_name: 'Laboratoire', type: 'O' } });
  for (let n = 0; n < MADE_CHANNELS; n += 1)
    yield JSON.stringify({
      type: 'channel',
      channel: { team: 'labo', name: `canal-${n}`, display_name: `Canal ${n}`, type: 'O' },
    });
  for (let n = 1; n <= MADE_USERS; n += 1)
    yield JSON.stringify({
      type: 'user',
      user: { username: `p${n}`, email: `p${n}@exemple.fr`, first_name: 'P', last_name: String(n) },
    });
  const begin = Date.UTC(2023, 0, 2, 8);
  const userOf = (n: number): string => `p${1 + ((n * 13) % MADE_USERS)}`;
  for (let n = 0, post = 0; n < messages; post += 1) {
    const at = begin + n * 60_000;
    const answers = post % 4 === 0 ? 2 : 0;
    const reactions =
      post % 5 === 0
        ? [userOf(n + 1), userOf(n + 2)].map((user) => ({ user, emoji_name: '+1', create_at: at + 9_000 }))
        : [];
    yield JSON.stringify({
      type: 'post',
      post: {
        team: 'labo',
        channel: `canal-${post % MADE_CHANNELS}`,
        user: userOf(n),
        message: post % 11 === 0 ? `@${userOf(n + 5)} ${wordsOf(n)}` : wordsOf(n),
        create_at: at,
        reactions,
        replies: Array.from({ length: answers }, (_, at2) => ({
          user: userOf(n + at2 + 3),
          message: wordsOf(n + at2 + 1),
          create_at: at + 20_000 * (at2 + 1),
        })),
      },
    });
    n += 1 + answers;
  }
}
