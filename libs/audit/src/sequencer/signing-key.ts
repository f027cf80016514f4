import { existsSync, renameSync } from 'node:fs';
import { readSecret } from '#config';
import { parseSignerKey, type NoteSigner, type NoteVerifier } from '../tree/note/note-key.js';

/** The key that signs the checkpoints, and the one that will take its place. Neither is ever in the database. */
export class SigningKey {
  signer: NoteSigner;

  /** @param file a C2SP signer key, mode 0600. @throws SecretFileError, TreeError */
  constructor(private readonly file: string) {
    this.signer = parseSignerKey(readSecret(file));
  }

  /** The key that somebody laid beside the present one, to be announced and then taken; null when there is none. */
  next(): NoteSigner | null {
    return existsSync(this.nextFile) ? parseSignerKey(readSecret(this.nextFile)) : null;
  }

  /** Keys that the last checkpoint may be signed with. */
  known(): readonly NoteVerifier[] {
    const next = this.next();
    return next ? [this.signer.verifier, next.verifier] : [this.signer.verifier];
  }

  /** The next key signs from here on: it was announced, and signs the last checkpoint. */
  rotate(next: NoteSigner): void {
    renameSync(this.nextFile, this.file);
    this.signer = next;
  }

  private get nextFile(): string {
    return nextKeyFile(this.file);
  }
}

/** Where the key waits that takes the place of the present one. */
export function nextKeyFile(file: string): string {
  return `${file}.next`;
}
