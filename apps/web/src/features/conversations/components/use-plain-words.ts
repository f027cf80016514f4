import { useTranslation } from 'react-i18next';
import { visibleText } from '../../../shared/ui/hidden-characters.js';
import { plainExcerpt } from './plain-excerpt.js';

/** What a Markdown text says, on one line, in the reader's language where it means everybody. */
export function usePlainWords(): (markdown: string) => string {
  const { t } = useTranslation();
  const everybody = { space: t('messages.everybody.space'), here: t('messages.everybody.here') };
  return (markdown) => visibleText(plainExcerpt(markdown, everybody));
}
