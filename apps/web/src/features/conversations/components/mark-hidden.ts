import { hiddenPieces } from '../../../shared/ui/hidden-characters.js';

/** As much of the tree of elements as is read here. */
interface Node {
  type: string;
  value?: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

/** Puts each hidden character of a text into an element of its own, code included: nothing turns a line around unseen. */
export function markHidden() {
  return (tree: Node): void => visit(tree);
}

function visit(node: Node): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    visit(child);
    if (child.type !== 'text' || child.value === undefined) return [child];
    const pieces = hiddenPieces(child.value);
    if (!pieces.some(({ isHidden }) => isHidden)) return [child];
    return pieces.map(({ text, isHidden }): Node =>
      isHidden
        ? { type: 'element', tagName: 'mark', properties: {}, children: [{ type: 'text', value: text }] }
        : { type: 'text', value: text },
    );
  });
}
