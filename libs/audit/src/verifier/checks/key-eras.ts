import type { NoteVerifier } from '../../tree/note/note-key.js';
import type { KeyEra, KeysFile } from '../directory/keys-file.js';
import type { PrunedRanges } from '../directory/pruned-ranges.js';
import type { Findings } from '../report/findings.js';

/** An era, and how far checkpoints were signed in it. */
interface Era extends KeyEra {
  /** The greatest size of a checkpoint that holds by this key; null before the first. */
  signedUpTo: number | null;
}

/**
 * Which key of the log may sign at which size, and why it is believed: it was given, or it is the first of the
 * directory when none was given, or the log announced it while an older believed key still signed. Once a key has
 * signed, those before it sign nothing larger: one that was stolen and put away is of no use.
 */
export class KeyEras {
  private readonly eras: Era[];
  /** Keys that were given alone: which came first is not known. */
  private readonly areUnordered: boolean;
  private readonly given: ReadonlySet<string>;
  /** Keys by the index of the record that announced them. */
  private readonly announced = new Map<string, number>();
  private readonly judged = new Set<string>();
  /** Place of the newest key that signed so far, and that signed at a smaller size than the present one. */
  private newest = 0;
  private newestBefore = 0;
  private size = 0;

  constructor(
    given: readonly NoteVerifier[],
    file: KeysFile | null,
    private readonly pruned: PrunedRanges,
    private readonly findings: Findings,
  ) {
    this.given = new Set(given.map(({ vkey }) => vkey));
    const eras = file?.eras ?? given.map((key) => ({ key, fromIndex: 0 }));
    this.eras = eras.map((era) => ({ ...era, signedUpTo: null }));
    this.areUnordered = file === null;
    const [first] = this.eras;
    if (!first) findings.incomplete('no signature of the log: its key is not known (--log-key)');
    else if (given.length === 0) {
      findings.remark(
        `the key of the log was taken from the directory itself (${first.key.vkey}): who rewrote the directory may have put his own there`,
      );
    }
    for (const { vkey } of given) {
      if (this.eras.some(({ key }) => key.vkey === vkey)) continue;
      findings.incomplete(
        `the key ${vkey} that was given is none of this directory's: an older log, or another one`,
      );
    }
  }

  get keys(): readonly NoteVerifier[] {
    return this.eras.map(({ key }) => key);
  }

  announce(vkey: string, index: number): void {
    if (!this.announced.has(vkey)) this.announced.set(vkey, index);
  }

  /**
   * Asked in the order of sizes; at the size of a rotation both keys sign.
   * @param signers those whose signature holds. @returns whether one of them may sign at this size.
   */
  accepts(signers: readonly NoteVerifier[], size: number): boolean {
    if (size > this.size) this.newestBefore = this.newest;
    this.size = size;
    const signed = this.eras.filter(
      ({ key, fromIndex }, place) =>
        (this.areUnordered || place >= this.newestBefore) &&
        fromIndex <= size &&
        signers.some(({ vkey }) => vkey === key.vkey),
    );
    for (const era of signed) {
      this.newest = Math.max(this.newest, this.eras.indexOf(era));
      this.judge(era);
      era.signedUpTo = size;
    }
    return signed.length > 0;
  }

  /**
   * The key that made a signature over a text outside a note, of those that may sign at the present size; null when it
   * is none of them.
   */
  signerOf(text: string, signature: Buffer): string | null {
    const mayGo = this.areUnordered ? this.eras : this.eras.slice(this.newest);
    return mayGo.find(({ key }) => key.check(text, signature) !== null)?.key.vkey ?? null;
  }

  /** Whether it is known at the end that a key is the log's: it was given, or it signed and was judged for that. */
  isBelieved(vkey: string): boolean {
    return this.given.has(vkey) || this.judged.has(vkey);
  }

  /** Once a key, when it first signs. */
  private judge(era: Era): void {
    const { vkey } = era.key;
    if (this.judged.has(vkey)) return;
    this.judged.add(vkey);
    if (this.given.has(vkey)) return;
    const place = this.eras.indexOf(era);
    if (place === 0 && this.given.size === 0) return;
    const told = this.announced.get(vkey);
    const isSealed =
      told !== undefined &&
      this.eras.slice(0, place).some(({ signedUpTo }) => signedUpTo !== null && signedUpTo > told);
    if (isSealed) return;
    if (told === undefined && this.pruned.mayHold(0, era.fromIndex)) {
      this.findings.incomplete(
        `whether the log announced its key ${vkey} cannot be told: entries are pruned`,
      );
      return;
    }
    this.findings.tampered(
      era.fromIndex,
      `from here the log is signed by the key ${vkey}, which was neither given nor announced under an older key`,
    );
  }
}
