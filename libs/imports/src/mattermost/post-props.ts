import { z } from 'zod';
import { shownName } from './read-line.js';

/** What programs write with the post of somebody's account: it is not that person who speaks. */
const written = z.object({
  from_webhook: z.unknown().optional(),
  from_bot: z.unknown().optional(),
  override_username: z.string().optional().catch(undefined),
});

/** Most cards of one post that are read. */
const MOST_CARDS = 20;

const cards = z.object({
  attachments: z
    .array(
      z.object({
        pretext: z.string().optional().catch(undefined),
        title: z.string().optional().catch(undefined),
        text: z.string().optional().catch(undefined),
        fallback: z.string().optional().catch(undefined),
      }),
    )
    .catch([])
    .optional(),
});

type Props = Readonly<Record<string, unknown>> | null | undefined;

/** The name under which a program wrote this with somebody's account; null when it was that person. */
export function writtenFor(props: Props): string | null {
  const { data } = written.safeParse(props ?? {});
  if (!data || (data.from_webhook !== 'true' && data.from_bot !== 'true')) return null;
  return shownName(data.override_username ?? '') || 'webhook';
}

/** The words on the cards of a post, which programs write instead of a message. */
export function propsText(props: Props): string {
  const { data } = cards.safeParse(props ?? {});
  return (data?.attachments ?? [])
    .slice(0, MOST_CARDS)
    .map(({ pretext, title, text, fallback }) => {
      const said = [pretext, title, text].filter((part) => (part ?? '').trim() !== '');
      return said.length > 0 ? said.join('\n\n') : (fallback ?? '');
    })
    .filter((card) => card.trim() !== '')
    .join('\n\n');
}
