import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nextProvider } from 'react-i18next';
import { startI18n } from '../shared/i18n/i18n.js';
import { createQueryClient } from './query-client.js';
import { createAppRouter } from './router.js';
import { createSessionKeeper } from './session-keeper.js';

const i18n = startI18n();
const queryClient = createQueryClient(() => keeper.end('ended'));
const router = createAppRouter(queryClient);
const keeper = createSessionKeeper(queryClient, router);
router.update({ context: { queryClient, keeper } });

export function App() {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nextProvider>
  );
}
