/** Whom a mention without a person means: all members of the space, or those of them who are here at this moment. */
export const EVERYBODY = ['space', 'here'] as const;
export type Everybody = (typeof EVERYBODY)[number];

/** How texts say it where no reader is known: each screen puts the words of its language there. */
export function mentionOfAll(who: Everybody): string {
  return `[@${who}](ruche:${who})`;
}
