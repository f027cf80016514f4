import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT_ROOT, sourceFiles } from './source-files.js';

export interface Import {
  readonly from: string;
  /** A path from the project's root. Imports of packages are left out. */
  readonly to: string;
  /** Erased by the compiler, so that nothing is loaded. */
  readonly typeOnly: boolean;
}

/** Every import, re-export and dynamic import between files of the project. */
export function projectImports(): Import[] {
  return sourceFiles()
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((from) => {
      const text = readFileSync(join(PROJECT_ROOT, from), 'utf8');
      const file = ts.createSourceFile(from, text, ts.ScriptTarget.Latest);
      return importsBelow(file).flatMap(({ specifier, typeOnly }) => {
        const to = target(from, specifier);
        return to === null ? [] : [{ from, to, typeOnly }];
      });
    });
}

function importsBelow(node: ts.Node): { specifier: string; typeOnly: boolean }[] {
  const found: { specifier: string; typeOnly: boolean }[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier && ts.isStringLiteral(specifier)) found.push({ specifier: specifier.text, typeOnly });
  };
  if (ts.isImportDeclaration(node)) {
    add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
  } else if (ts.isExportDeclaration(node)) {
    add(node.moduleSpecifier, node.isTypeOnly);
  } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    add(node.arguments[0], false);
  } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    add(node.argument.literal, true);
  }
  ts.forEachChild(node, (child) => {
    found.push(...importsBelow(child));
  });
  return found;
}

function target(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return `libs/${specifier.slice(1)}/src/index.ts`;
  if (!specifier.startsWith('.')) return null;
  const path = join(from, '..', specifier);
  const candidates = [path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx'), path];
  return candidates.find((candidate) => existsSync(join(PROJECT_ROOT, candidate))) ?? path;
}
