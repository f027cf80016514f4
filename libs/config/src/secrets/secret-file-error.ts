/** A secret cannot be used. Says the file and why, never what it holds. */
export class SecretFileError extends Error {
  override readonly name = 'SecretFileError';

  constructor(
    readonly file: string,
    /** A clause such as "is empty". */
    readonly fault: string,
    /** The file is there, or may be, and closed to this user. */
    readonly isDenied = false,
  ) {
    super(`${file} ${fault}`);
  }
}
