/** What a signature that holds says besides. */
export interface SignatureClaim {
  /** When it was made, in seconds since 1970; null where the type does not say. */
  readonly time: number | null;
}

/** Checks with one public key. */
export type CheckSignature = (text: string, signature: Buffer) => SignatureClaim | null;

/** One way to sign notes (C2SP signed-note, signature types). Another algorithm is another object of this shape. */
export interface SignatureType {
  /** The byte that names it inside keys. */
  readonly id: number;
  /**
   * @param publicKey as it stands in a verifier key, without the type.
   * @throws TreeError NOTE_KEY when these bytes are no key.
   */
  checker(publicKey: Buffer): CheckSignature;
  /** The public key of a secret one, as it stands in a signer key. */
  publicKey(secret: Buffer): Buffer;
  /** @param now seconds since 1970, for types that hold the time. */
  sign(secret: Buffer, text: string, now: number): Buffer;
  /** A new secret key. */
  generate(): Buffer;
}
