import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importDirections } from './eslint/directions.js';
import { noInjectedTypeImport } from './eslint/no-injected-type-import.js';
import { noUnscopedFind } from './eslint/no-unscoped-find.js';

const TYPESCRIPT = ['apps/**/*.{ts,tsx}', 'libs/**/*.ts', 'test/**/*.ts'];
const NODE_GLOBALS = [
  'AbortController',
  'Buffer',
  'URL',
  'clearTimeout',
  'console',
  'fetch',
  'performance',
  'process',
  'setTimeout',
];

export default defineConfig(
  {
    ignores: ['dist/', '.data/', 'coverage/', 'config/empty-package/', 'apps/web/src/shared/api/schema.d.ts'],
  },
  {
    name: 'ruche/base',
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...js.configs.recommended.rules,
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    name: 'ruche/javascript',
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, 'readonly'])) },
  },
  {
    name: 'ruche/typescript',
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: {
      ruche: {
        rules: { 'no-injected-type-import': noInjectedTypeImport, 'no-unscoped-find': noUnscopedFind },
      },
    },
    rules: {
      'ruche/no-injected-type-import': 'error',
      'ruche/no-unscoped-find': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Nest's modules are empty classes under a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'typeorm', importNames: ['BaseEntity'], message: 'Entities do not load themselves.' },
          ],
        },
      ],
    },
  },
  {
    name: 'ruche/scoped-repository',
    files: ['libs/database/src/repository/**/*.ts'],
    rules: { 'ruche/no-unscoped-find': 'off' },
  },
  {
    name: 'ruche/no-console',
    files: ['libs/**/*.ts', 'apps/{api,worker}/**/*.ts'],
    // The log redacts, the console does not.
    rules: { 'no-console': 'error' },
  },
  {
    name: 'ruche/tests',
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `expect.objectContaining` and its like are typed any by jest.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    name: 'ruche/web',
    files: ['apps/web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // No class here: a callback that a type writes as a method has no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    name: 'ruche/web-outside-the-browser',
    files: ['apps/web/*.config.ts', 'apps/web/**/*.spec.ts'],
    languageOptions: {
      parserOptions: { projectService: false, project: ['apps/web/tsconfig.node.json'] },
    },
  },
  importDirections(import.meta.dirname),
);
