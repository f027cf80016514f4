/** A failure whose message is a whole sentence for the administrator: what is wrong, and what to do. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
