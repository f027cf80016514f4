import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from './source-files.js';

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

/** The rules of direction alone; they need no types. */
export const DIRECTION_RULES = `import tseslint from 'typescript-eslint';
import { importDirections } from '${PROJECT_ROOT}/eslint/directions.js';
export default [
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
  importDirections(import.meta.dirname),
];
`;

/** Everything, except whose file it is: the fixture stands outside the project's tree. */
export const ALL_RULES = `import rules from '${PROJECT_ROOT}/eslint.config.js';
export default [...rules, { files: ['**/*.ts'], rules: { 'boundaries/no-unknown-files': 'off' } }];
`;

const PACKAGE = { type: 'module', imports: { '#*': { 'ruche:source': './libs/*/src/index.ts' } } };

/**
 * Lints a small tree of its own with rules of the project, in a process of its own since ESLint
 * loads its parts in ways that Jest's module loader does not follow.
 * @returns the rules that each file breaks; a file that could not be read gives its error.
 */
export async function lintFixture(
  files: Readonly<Record<string, string>>,
  config: string,
): Promise<Map<string, string[]>> {
  const root = mkdtempSync(join(tmpdir(), 'ruche-lint-'));
  try {
    const tree = {
      ...files,
      'eslint.config.js': config,
      'package.json': JSON.stringify(PACKAGE),
      'tsconfig.json': JSON.stringify({ extends: join(PROJECT_ROOT, 'tsconfig.json'), include: ['libs'] }),
    };
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(root, 'node_modules'));
    const linted = await runEslint(root);
    return new Map(
      linted.map(({ filePath, messages }) => [
        filePath.slice(root.length + 1),
        messages.map(({ ruleId, message }) => ruleId ?? message),
      ]),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function runEslint(cwd: string): Promise<LintedFile[]> {
  const eslint = join(PROJECT_ROOT, 'node_modules/eslint/bin/eslint.js');
  const args = [eslint, '--format', 'json', '--no-error-on-unmatched-pattern', 'apps', 'libs', 'test'];
  // Exit code 1 says that problems were found, which is the point.
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd }).catch(
    (error: unknown) => error as { stdout: string },
  );
  return JSON.parse(stdout) as LintedFile[];
}
