import type { i18n as I18n } from 'i18next';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nextProvider } from 'react-i18next';
import { createQueryClient } from './query-client.js';
import { createAppRouter } from './router.js';
import { createSessionKeeper } from './session-keeper.js';

const queryClient = createQueryClient(() => keeper.end('ended'));
const router = createAppRouter(queryClient);
const keeper = createSessionKeeper(queryClient, router);
router.update({ context: { queryClient, keeper } });

/** @param i18n with the texts of the person's language */
export function App({ i18n }: { i18n: I18n }) {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nextProvider>
  );
}
