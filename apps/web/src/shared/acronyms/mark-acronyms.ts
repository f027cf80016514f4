import { splitAtTerms } from './acronyms-in.js';

/** The little of a tree of elements (hast) that is read here. */
interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

/** Where a word is quoted or is itself something to press, it is left alone. */
const LEFT_ALONE: ReadonlySet<string> = new Set(['a', 'code', 'pre']);

/** A plugin for Markdown: each known term becomes an `abbr` element around its word. */
export function markAcronyms(known: ReadonlySet<string>) {
  return () => (tree: Node) => {
    mark(tree, known);
  };
}

function mark(node: Node, known: ReadonlySet<string>): void {
  if (!node.children || LEFT_ALONE.has(node.tagName ?? '')) return;
  node.children = node.children.flatMap((child) => {
    mark(child, known);
    if (child.type !== 'text' || child.value === undefined) return [child];
    return splitAtTerms(child.value, known).map(({ text, isTerm }): Node => {
      const value: Node = { type: 'text', value: text };
      return isTerm ? { type: 'element', tagName: 'abbr', properties: {}, children: [value] } : value;
    });
  });
}
