import { getRouteApi } from '@tanstack/react-router';
import { LockPage } from '../features/session/routes/lock-page.js';

const route = getRouteApi('/locked');

export function LockRoute() {
  const { keeper } = route.useRouteContext();
  const { locked } = keeper;
  // While the page is being left.
  if (locked === null) return null;
  return (
    <LockPage
      username={locked.username}
      session={locked.session}
      onUnlocked={(session) => keeper.unlock(session)}
      onChangeAccount={() => keeper.changeAccount()}
    />
  );
}
