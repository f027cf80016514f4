import { describe, expect, it } from '@jest/globals';
import { markAcronyms } from './mark-acronyms.js';

const text = (value: string) => ({ type: 'text', value });
const element = (tagName: string, ...children: object[]) => ({ type: 'element', tagName, children });

describe('known terms in a text', () => {
  it('become abbreviations, but not inside links and code', () => {
    const tree = {
      type: 'root',
      children: [
        element('p', text('La CEM du banc, '), element('a', text('CEM')), element('code', text('CEM'))),
      ],
    };
    markAcronyms(new Set(['CEM']))()(tree as Parameters<ReturnType<ReturnType<typeof markAcronyms>>>[0]);
    const found = JSON.stringify(tree).match(/"abbr"/g);
    expect(found).toHaveLength(1);
    expect(JSON.stringify(tree)).toContain('"value":"La "');
  });
});
