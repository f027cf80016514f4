// The stand-alone verifier: one file without packages, for machines that have nothing but Node.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '..');
const name = 'ruche-audit-verify.mjs';

export default defineConfig({
  root,
  // Nothing is copied beside it.
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'libs/audit/src/verifier/main.ts',
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: false,
    // It is read by those who have to trust it.
    minify: false,
    rolldownOptions: { output: { entryFileNames: name, banner: '#!/usr/bin/env node' } },
  },
  plugins: [
    {
      name: 'executable',
      writeBundle: ({ dir }) => chmodSync(join(dir, name), 0o755),
    },
  ],
});
