/** What stands in the way of an export or an import, in a sentence for the person at the terminal. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
}
