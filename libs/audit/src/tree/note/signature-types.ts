import { COSIGNATURE } from './cosignature-type.js';
import { ED25519 } from './ed25519-type.js';
import type { SignatureType } from './signature-type.js';

/** The types that keys may name. */
export type SignatureTypes = ReadonlyMap<number, SignatureType>;

export function signatureTypes(...types: readonly SignatureType[]): SignatureTypes {
  return new Map(types.map((type) => [type.id, type]));
}

export const KNOWN_SIGNATURE_TYPES: SignatureTypes = signatureTypes(ED25519, COSIGNATURE);
