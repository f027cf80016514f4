// Each process of the server as a few files that hold the packages too: Node looks up, reads and compiles 3,000 modules
// one after the other for longer than all the rest of a start takes (ADR 1 of `api`).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '..');
const outDir = join(root, 'dist/servers');
const SERVERS = ['api', 'worker', 'sequencer'];

/** Stands for the file that is started: it has to switch the cache on before anything else is loaded. */
const ENTRY = '\0entry:';

/** It asks for TypeORM in a way that the bundler cannot follow: a second TypeORM would be loaded beside the first. */
const OWN_REQUIRE = 'const require = createRequire(import.meta.url);';
const COMPAT = '/@nestjs/typeorm/dist/common/typeorm-compat.js';

const NO_MAP = { version: 3, sources: [], names: [], mappings: '' };

export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir,
    emptyOutDir: true,
    // Traces of the packages are read without a map.
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(SERVERS.map((name) => [name, ENTRY + name])),
      // Nest, TypeORM and the log tell classes by their names. What was constant stays so: as `var`, requests cost more.
      output: { entryFileNames: '[name].js', keepNames: true, topLevelVar: false },
    },
  },
  plugins: [
    {
      name: 'entries',
      resolveId: (id) => (id.startsWith(ENTRY) ? id : null),
      load: (id) => (id.startsWith(ENTRY) ? entry(id.slice(ENTRY.length)) : null),
    },
    {
      name: 'what-the-compiler-left',
      load: (id) => (id.startsWith(root) && /\.[cm]?js$/.test(id) ? compiled(id) : null),
    },
    { name: 'warm', closeBundle: () => SERVERS.forEach(warm) },
  ],
});

/** `portable`: an installation that was built elsewhere, or moved, keeps its cache. */
function entry(name) {
  return `import { enableCompileCache } from 'node:module';
enableCompileCache({ directory: import.meta.dirname + '/compiled', portable: true });
await import(${JSON.stringify(join(root, 'dist/apps', name, 'src/main.js'))});`;
}

/** A trace leads to our TypeScript; with the lines of all packages the maps would be four times as large. */
function compiled(file) {
  const code = readFileSync(file, 'utf8');
  if (file.endsWith(COMPAT)) return { code: code.replace(OWN_REQUIRE, ''), map: NO_MAP };
  if (file.includes('/node_modules/')) return { code, map: NO_MAP };
  return { code, map: existsSync(`${file}.map`) ? readFileSync(`${file}.map`, 'utf8') : null };
}

/** A start without settings loads all modules and refuses; what Node compiled for that serves the first real start. */
function warm(name) {
  const settings = join(outDir, 'no-settings.yaml');
  const { stderr } = spawnSync(process.execPath, [join(outDir, `${name}.js`)], {
    env: { RUCHE_CONFIG: settings },
    encoding: 'utf8',
  });
  if (!stderr.includes(settings)) throw new Error(`the built ${name} does not load:\n${stderr}`);
}
