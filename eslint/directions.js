import { join } from 'node:path';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import boundaries from 'eslint-plugin-boundaries';
import importX from 'eslint-plugin-import-x';
import { LAYERS, librariesBelow } from './layers.js';

// Without `ruche:source` the resolver finds nothing behind `#lib`, and violations are silently missed.
const CONDITIONS = ['ruche:source', 'types', 'import', 'node', 'default'];

/** Across folders only the door of a lib may be used. */
const doorOf = (libs) => ({
  to: { element: { type: 'lib', captured: { lib: libs }, fileInternalPath: 'src/index.ts' } },
});
const everyLib = LAYERS.flat();

const policies = [
  ...everyLib
    .filter((lib) => librariesBelow(lib).length > 0)
    .map((lib) => ({
      from: { element: { type: 'lib', captured: { lib } } },
      allow: doorOf(librariesBelow(lib)),
    })),
  { from: { element: { type: 'app', captured: { app: '!web' } } }, allow: doorOf(everyLib) },
  { from: { element: { type: 'app', captured: { app: 'web' } } }, allow: doorOf(['contracts']) },
  { from: { element: { type: 'test' } }, allow: doorOf(everyLib) },
  { from: { element: { type: 'test' } }, allow: { to: { element: { types: { anyOf: ['app', 'test'] } } } } },
  {
    from: { file: { categories: 'spec' } },
    allow: { to: { element: { type: 'test', captured: { kind: 'support' } } } },
  },
];

export function importDirections(root) {
  const resolver = { project: [join(root, 'tsconfig.json')], conditionNames: CONDITIONS };
  return {
    name: 'ruche/directions',
    files: ['apps/**/*.{ts,tsx}', 'libs/**/*.ts', 'test/**/*.ts'],
    plugins: { boundaries, 'import-x': importX },
    settings: {
      'boundaries/root-path': root,
      'boundaries/elements': [
        { type: 'lib', pattern: 'libs/*', capture: ['lib'], partialMatch: false },
        { type: 'app', pattern: 'apps/*', capture: ['app'], partialMatch: false },
        { type: 'test', pattern: 'test/*', capture: ['kind'], partialMatch: false },
      ],
      'boundaries/files': [{ category: 'spec', pattern: '**/*.spec.ts' }],
      // All four, since a re-export or a dynamic import is as good a way round as an import.
      'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
      'import/resolver': { typescript: resolver },
      'import-x/resolver-next': [createTypeScriptImportResolver(resolver)],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'boundaries/dependencies': ['error', { default: 'disallow', policies }],
      'boundaries/no-unknown-files': 'error',
      'import-x/no-cycle': 'error',
    },
  };
}
