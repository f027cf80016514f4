import { changeForMark, type Mark, type MarkWords } from '../api/markdown-marks.js';
import { typeOver } from './type-over.js';

/** Sets a mark on what is selected in the field, or takes it away. */
export function setMark(field: HTMLTextAreaElement, mark: Mark, words: MarkWords): void {
  const { value: text, selectionStart: start, selectionEnd: end } = field;
  const { from, to, insert, select } = changeForMark(mark, { text, start, end }, words);
  typeOver(field, from, to, insert);
  field.setSelectionRange(...select);
}
