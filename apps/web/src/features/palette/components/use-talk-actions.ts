import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { can, readsContent } from '../../../shared/access/can.js';
import { useSession } from '../../../shared/access/session-query.js';
import { dayOnly } from '../../../shared/i18n/dates.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import type { PaletteItem } from './palette-item.js';

const BOXES = ['mentions', 'topics', 'saved', 'acknowledgements', 'drafts', 'scheduled'] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;
const IN_TALK = /^\/messages\/([0-9a-f-]{36})$/i;

/** What can be done about messages; in an open conversation a date leads to its messages. */
export function useTalkActions(search: string): PaletteItem[] {
  const { t } = useTranslation('palette');
  const language = useLanguage();
  const session = useSession();
  const router = useRouter();
  if (!readsContent(session)) return [];
  const goTo = (href: string) => () => void router.navigate({ href });
  const actions: PaletteItem[] = BOXES.map((box) => ({
    key: box,
    text: t(`actions.${box}`),
    onChoose: goTo(`/messages/${box}`),
  }));
  if (can(session, 'create', 'Conversation'))
    actions.unshift({ key: 'newTalk', text: t('actions.newTalk'), onChoose: goTo('/messages#new') });
  const talk = IN_TALK.exec(router.state.location.pathname)?.[1];
  const isDay = DAY.test(search) && !Number.isNaN(Date.parse(search));
  if (talk !== undefined && isDay) {
    // The search itself stands in it: nothing is left out by the words that were typed.
    const text = `${t('actions.date', { date: dayOnly(language, search) })} (${search})`;
    actions.push({ key: 'date', text, onChoose: goTo(`/messages/${talk}?at=${search}`) });
  }
  return actions;
}
