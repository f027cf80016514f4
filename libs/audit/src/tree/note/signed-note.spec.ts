import { describe, expect, it } from '@jest/globals';
import { generateNoteKey, parseSignerKey, parseVerifierKey } from './note-key.js';
import { addSignature, openNote, signNote } from './open-note.js';
import { COSIGNATURE } from './cosignature-type.js';
import { ED25519 } from './ed25519-type.js';
import type { SignatureType } from './signature-type.js';
import { signatureTypes } from './signature-types.js';
import { parseNote } from './signed-note.js';

/** The keys and the note of the package that the format comes from (golang.org/x/mod/sumdb/note). */
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_SECRET = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const ENOCH = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_SIGNED =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH_SIGNED =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

const refusal = (code: string): unknown => expect.objectContaining({ code });
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

describe('a signed note', () => {
  const peter = parseVerifierKey(PETER);
  const enoch = parseVerifierKey(ENOCH);

  it('is signed like the known one', () => {
    expect(signNote(TEXT, [parseSignerKey(PETER_SECRET)], 0)).toBe(`${TEXT}\n${PETER_SIGNED}`);
  });

  it('opens with the keys that are known and passes over the others', () => {
    const note = bytes(`${TEXT}\n${PETER_SIGNED}${ENOCH_SIGNED}`);
    const signers = (known: (typeof peter)[]): string[] =>
      openNote(note, known).verified.map(({ key }) => key.name);
    expect(signers([peter])).toEqual(['PeterNeumann']);
    expect(signers([enoch, peter])).toEqual(['PeterNeumann', 'EnochRoot']);
    expect(() => openNote(note, [])).toThrow(refusal('NOTE_UNSIGNED'));
  });

  it('is refused whole when a known signature does not hold', () => {
    const note = bytes(`${TEXT.replace('answer', 'Answer')}\n${PETER_SIGNED}${ENOCH_SIGNED}`);
    expect(() => openNote(note, [peter, enoch])).toThrow(refusal('NOTE_SIGNATURE'));
    expect(() => openNote(note, [])).toThrow(refusal('NOTE_UNSIGNED'));
  });

  it.each([
    ['text alone', TEXT],
    ['no signature line', `${TEXT}\n`],
    ['no last newline', `${TEXT}\n${PETER_SIGNED.slice(0, -1)}`],
    ['a control character', `\u0001${TEXT}\n${PETER_SIGNED}`],
    ['a carriage return', `${TEXT.replace('\n', '\r\n')}\n${PETER_SIGNED}`],
    ['a name with a space', `${TEXT}\n— Bad Name x08go/ZJ\n`],
    ['a line that is no signature', `${TEXT}\n${PETER_SIGNED}Unexpected line.\n`],
    ['base64 written in another way', `${TEXT}\n${PETER_SIGNED.replace('=\n', '\n')}`],
    ['too many signatures', `${TEXT}\n${PETER_SIGNED.repeat(101)}`],
    ['too long', `${'a'.repeat(1_000_000)}\n\n${PETER_SIGNED}`],
  ])('is malformed with %s', (_, text) => {
    expect(() => parseNote(bytes(text))).toThrow(refusal('NOTE_MALFORMED'));
  });

  it('is malformed when it is not UTF-8', () => {
    const note = Buffer.concat([Buffer.of(0xff), bytes(`${TEXT}\n${PETER_SIGNED}`)]);
    expect(() => parseNote(note)).toThrow(refusal('NOTE_MALFORMED'));
  });

  it('gets further signatures, one a key', () => {
    const signer = parseSignerKey(generateNoteKey('witness.example', COSIGNATURE).skey);
    const once = addSignature(bytes(`${TEXT}\n${PETER_SIGNED}`), signer, 1_763_720_020);
    const twice = addSignature(bytes(once), signer, 1_763_720_099);
    const { verified } = openNote(bytes(twice), [peter, signer.verifier]);
    expect(verified.map(({ key, time }) => [key.name, time])).toEqual([
      ['PeterNeumann', null],
      ['witness.example', 1_763_720_099],
    ]);
  });
});

describe('a cosignature', () => {
  // The note and the witness of the specification (C2SP tlog-cosignature); its key is published only as this name.
  const NOTE = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  const { skey } = generateNoteKey('witness.example.com/w1', COSIGNATURE);
  const witness = parseSignerKey(skey);

  it('holds the time it was made, and only with it', () => {
    const [signature] = parseNote(bytes(signNote(NOTE, [witness], 1_679_315_147))).signatures;
    expect(signature?.bytes).toHaveLength(72);
    expect(witness.verifier.check(NOTE, signature!.bytes)).toEqual({ time: 1_679_315_147 });
    const later = Buffer.from(signature!.bytes);
    later[7]! ^= 1;
    expect(witness.verifier.check(NOTE, later)).toBeNull();
    expect(witness.verifier.check(NOTE, later.subarray(0, 8))).toBeNull();
  });

  it('is over the text of the specification: an Ed25519 signature of exactly that holds', () => {
    // A plus may stand in the base64 too.
    const secret = skey.replace(/^PRIVATE\+KEY\+[^+]+\+[0-9a-f]{8}\+/, '');
    const seed = Buffer.from(secret, 'base64').subarray(1);
    const message = `cosignature/v1\ntime 1679315147\n${NOTE}`;
    expect(witness.sign(NOTE, 1_679_315_147).subarray(8)).toEqual(ED25519.sign(seed, message, 0));
  });

  it('cannot be passed off as a plain signature of the same key', () => {
    const seed = ED25519.generate();
    const check = COSIGNATURE.checker(ED25519.publicKey(seed));
    expect(check(NOTE, ED25519.sign(seed, NOTE, 0))).toBeNull();
  });
});

describe('a key of notes', () => {
  it('is read whole or not at all', () => {
    for (const [text, parse] of [
      [PETER, parseVerifierKey],
      [PETER_SECRET, parseSignerKey],
    ] as const) {
      expect(() => parse(text)).not.toThrow();
      for (let i = 0; i < text.length; i++) {
        const next = String.fromCharCode(text.charCodeAt(i) + 1);
        expect(() => parse(text.slice(0, i) + next + text.slice(i + 1))).toThrow(refusal('NOTE_KEY'));
        expect(() => parse(text.slice(i + 1))).toThrow(refusal('NOTE_KEY'));
        expect(() => parse(text.slice(0, i))).toThrow(refusal('NOTE_KEY'));
      }
    }
  });

  it('is of the right length, and of a type that is known', () => {
    const badLength = 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==';
    const badType = 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    for (const key of [badLength, badType]) expect(() => parseVerifierKey(key)).toThrow(refusal('NOTE_KEY'));
  });

  it('never shows a secret in its errors', () => {
    try {
      parseSignerKey(`${PETER_SECRET}x`);
    } catch (error) {
      expect(String(error)).not.toContain('AYEKFALV');
    }
    expect.assertions(1);
  });

  it('may be of a type that is added', () => {
    /** Shows nothing but that another type fits. */
    const plain: SignatureType = {
      id: 0xfb,
      checker: (key) => (text, signature) =>
        signature.equals(Buffer.from(key.toString('hex') + text)) ? { time: 7 } : null,
      publicKey: (secret) => secret,
      sign: (secret, text) => Buffer.from(secret.toString('hex') + text),
      generate: () => Buffer.alloc(3, 1),
    };
    const types = signatureTypes(ED25519, plain);
    const { skey, vkey } = generateNoteKey('another', plain);
    const note = bytes(signNote(TEXT, [parseSignerKey(skey, types)], 0));
    expect(openNote(note, [parseVerifierKey(vkey, types)]).verified[0]?.time).toBe(7);
    expect(() => parseVerifierKey(vkey)).toThrow(refusal('NOTE_KEY'));
  });
});
