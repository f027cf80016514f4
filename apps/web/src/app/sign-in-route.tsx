import { getRouteApi } from '@tanstack/react-router';
import { SignInPage } from '../features/session/routes/sign-in-page.js';

const route = getRouteApi('/sign-in');

export function SignInRoute() {
  const { next, reason } = route.useSearch();
  const { keeper } = route.useRouteContext();
  return (
    <SignInPage
      reason={reason ?? null}
      onSignedIn={(session, username) => keeper.begin(session, next, username)}
    />
  );
}
