import './standalone-page.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionQuery } from '../shared/access/session-query.js';
import { siteQuery } from '../shared/access/site-query.js';
import { MarkingBand } from '../shared/ui/marking-band.js';

/** A page outside the shell. It is marked too: with the session's level when one is known, else the network's. */
export function StandalonePage({ title, children }: { title: string; children: ReactNode }) {
  const session = useQueryClient().getQueryData(sessionQuery.queryKey);
  const { data: site } = useQuery(siteQuery);
  const level = session?.workingLevel ?? site?.ceiling ?? null;
  const meaning = session ? 'workingLevel' : 'accreditation';
  return (
    <div className="standalone">
      <MarkingBand place="top" level={level} meaning={meaning} />
      <main>
        <h1 className="sr-only">{title}</h1>
        {children}
      </main>
      <MarkingBand place="bottom" level={level} meaning={meaning} />
    </div>
  );
}
