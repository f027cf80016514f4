import { TreeError } from '../tree-error.js';
import type { NoteSigner, NoteVerifier } from './note-key.js';
import type { SignatureClaim } from './signature-type.js';
import { formatNote, parseNote, type NoteSignature, type SignedNote } from './signed-note.js';

/** A signature that holds. */
export interface VerifiedSignature extends SignatureClaim {
  readonly key: NoteVerifier;
}

export interface OpenedNote {
  readonly text: string;
  readonly verified: readonly VerifiedSignature[];
}

/**
 * Checks a note with the keys that are known; signatures of others are passed over (C2SP signed-note).
 * @throws TreeError NOTE_MALFORMED; NOTE_SIGNATURE when one by a known key does not hold; NOTE_UNSIGNED when there is none.
 */
export function openNote(bytes: Buffer, known: readonly NoteVerifier[]): OpenedNote {
  const note = parseNote(bytes);
  const verified = checkSignatures(note, known);
  if (verified.length === 0) throw new TreeError('NOTE_UNSIGNED', 'note: not signed by a known key');
  return { text: note.text, verified };
}

/** The signatures by known keys. @throws TreeError NOTE_SIGNATURE when one of them does not hold. */
export function checkSignatures(note: SignedNote, known: readonly NoteVerifier[]): VerifiedSignature[] {
  return note.signatures.flatMap(({ name, keyId, bytes }) => {
    const key = known.find((one) => one.name === name && one.id === keyId);
    if (!key) return [];
    const claim = key.check(note.text, bytes);
    if (!claim) throw new TreeError('NOTE_SIGNATURE', `note: the signature by ${key.vkey} does not hold`);
    return [{ key, time: claim.time }];
  });
}

/**
 * @param now seconds since 1970, for types that hold the time.
 * @throws TreeError NOTE_MALFORMED for a text that cannot be signed.
 */
export function signNote(text: string, signers: readonly NoteSigner[], now: number): string {
  return formatNote({ text, signatures: signers.map((signer) => signatureBy(signer, text, now)) });
}

/**
 * The note with one more signature; an older one by the same key goes.
 * @throws TreeError NOTE_MALFORMED
 */
export function addSignature(bytes: Buffer, signer: NoteSigner, now: number): string {
  const { text, signatures } = parseNote(bytes);
  const own = signatureBy(signer, text, now);
  const others = signatures.filter(({ name, keyId }) => name !== own.name || keyId !== own.keyId);
  return formatNote({ text, signatures: [...others, own] });
}

function signatureBy({ verifier, sign }: NoteSigner, text: string, now: number): NoteSignature {
  return { name: verifier.name, keyId: verifier.id, bytes: sign(text, now) };
}
