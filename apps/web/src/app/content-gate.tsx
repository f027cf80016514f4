import { Outlet } from '@tanstack/react-router';
import { NoContentPage } from '../features/session/routes/no-content-page.js';
import { readsContent } from '../shared/access/can.js';
import { useSession } from '../shared/access/session-query.js';

/** A role without content is told so instead of being shown refusals. */
export function ContentGate() {
  return readsContent(useSession()) ? <Outlet /> : <NoContentPage />;
}
