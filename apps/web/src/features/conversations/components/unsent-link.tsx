import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { scheduledQuery } from '../api/scheduled-queries.js';

/** Says that a message was not sent at its time, until its writer has done something about it. */
export function UnsentLink() {
  const { t } = useTranslation();
  const { data } = useInfiniteQuery(scheduledQuery);
  const count = data?.pages.flatMap(({ items }) => items).filter(({ state }) => state === 'failed').length;
  return (
    <p role="status" className="inbox-unsent">
      {count !== undefined && count > 0 && (
        <Link to="/messages/scheduled" className="inbox-due" data-unsent>
          {t('inbox.unsent', { count })}
        </Link>
      )}
    </p>
  );
}
