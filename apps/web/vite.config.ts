import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig(({ mode }) => ({
  plugins: [react()],
  resolve: {
    // `ruche:source` takes `#contracts` from its TypeScript source: no build of the libs is needed first.
    conditions: ['ruche:source', 'module', 'browser', mode === 'production' ? 'production' : 'development'],
  },
  html: {
    // The server puts a fresh nonce in place of this text each time it sends the page.
    cspNonce: '__CSP_NONCE__',
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    sourcemap: false,
    // Nothing as a data: address: scripts, styles and fonts are allowed from our own origin only.
    assetsInlineLimit: 0,
    // The oldest browsers that know `light-dark()`: it must reach them as written.
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // All of them load modules ahead by themselves.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // A page that takes a constant of the contracts takes neither their schemas nor zod: making one changes nothing.
      treeshake: {
        moduleSideEffects: [{ test: /\/libs\/contracts\/|\/node_modules\/zod\//, sideEffects: false }],
        manualPureFunctions: ['z', 'cleanText'],
      },
      output: {
        codeSplitting: {
          groups: [
            // A chunk of its own, so that it runs before any other.
            {
              name: 'boot',
              test: /web\/src\/(boot|shared\/ui\/(theme|preference)|shared\/access\/hands)\.ts$/,
            },
            // Compressed as one they are 9 kB smaller than in the chunks that they would fall into.
            {
              name: 'libraries',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack\/(react-router|router-core|history|store|react-store|react-query|query-core|react-virtual|virtual-core)|i18next|react-i18next|openapi-fetch)\//,
            },
          ],
        },
      },
    },
  },
}));
