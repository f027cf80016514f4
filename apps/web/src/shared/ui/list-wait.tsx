import { useTranslation } from 'react-i18next';
import { Problem } from './problem.js';

type Props = { query: { data: unknown; error: Error | null; refetch(): Promise<unknown> } };

/** What stands in the place of a list as long as there is none: that it is being asked for, or that it did not come. */
export function ListWait({ query: { data, error, refetch } }: Props) {
  const { t } = useTranslation();
  if (data !== undefined) return null;
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  return <p role="status">{t('app.loading')}</p>;
}
