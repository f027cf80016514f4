import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { rulesQuery } from '../api/moderation-queries.js';

/** A rule in words; its id where the house no longer has it. */
export function useRuleName(): (id: string | null) => string {
  const language = useLanguage();
  const { data } = useQuery(rulesQuery);
  return (id) => data?.items.find((rule) => rule.id === id)?.names[language] ?? id ?? '—';
}
