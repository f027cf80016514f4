import type { Conversation } from '#contracts';
import { useTranslation } from 'react-i18next';

/** What a conversation is called; a group need not have a name. */
export function useTalkName({ name }: Conversation): string {
  const { t } = useTranslation();
  return name === '' ? t('talk.unnamed') : name;
}
