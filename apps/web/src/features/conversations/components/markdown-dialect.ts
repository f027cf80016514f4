import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** As much of the parser as is used here. */
interface Parser {
  data(): object;
}
interface Extensions {
  micromarkExtensions?: unknown[];
  fromMarkdownExtensions?: unknown[];
}

/**
 * GitHub's dialect, for reading. `remark-gfm` can write it as well, for twice the bytes. One tilde says "about": only
 * two strike out, which is also far quicker to read.
 */
export function dialect(this: Parser): void {
  const data = this.data() as Extensions;
  (data.micromarkExtensions ??= []).push(gfm({ singleTilde: false }));
  (data.fromMarkdownExtensions ??= []).push(gfmFromMarkdown());
}
