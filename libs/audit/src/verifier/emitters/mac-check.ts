import type { KeyObject } from 'node:crypto';
import { called, type SealedRecord } from '../checks/sealed-record.js';
import { openSealedKey } from '../../keys/sealed-key.js';
import { recordMac } from '../../keys/record-mac.js';
import type { Findings } from '../report/findings.js';
import { MacKeys } from './mac-keys.js';

/** Records of one emitter that wait for one that tells its key: the first ones do, until one of them stands. */
const MOST_HELD = 1000;

/** An emitter by what is known of its key: null when it cannot be had. */
interface Chain {
  keys: MacKeys | null | undefined;
  readonly held: SealedRecord[];
}

/** Checks the code of each record with the key of its epoch, which only who wrote the log and the auditor can have. */
export class MacCheck {
  private readonly chains = new Map<string, Chain>();
  private unchecked = 0;
  private checked = 0;

  /** @param mostEpochs that a log of this size can have: no key is derived past it. */
  constructor(
    private readonly auditor: readonly KeyObject[],
    private readonly mostEpochs: number,
    private readonly findings: Findings,
  ) {}

  get count(): number {
    return this.checked;
  }

  add(record: SealedRecord): void {
    if (this.auditor.length === 0) {
      this.unchecked++;
      return;
    }
    const { emitter, sealedKey } = record.fields;
    const chain = this.chains.get(emitter) ?? { keys: undefined, held: [] };
    this.chains.set(emitter, chain);
    if (sealedKey !== undefined && chain.keys === undefined) {
      chain.keys = this.open(emitter, sealedKey);
      for (const one of chain.held.splice(0)) this.check(one, chain.keys);
    }
    if (chain.keys === undefined) this.hold(record, chain);
    else this.check(record, chain.keys);
  }

  end(): void {
    for (const [emitter, { held }] of this.chains) {
      this.unchecked += held.length;
      if (held.length > 0) this.findings.incomplete(`emitter ${emitter} told no key for the auditor`);
    }
    if (this.unchecked === 0) return;
    const why =
      this.auditor.length === 0 ? "without the auditor's key (--auditor-key)" : 'for want of their key';
    this.findings.incomplete(`MAC not checked: the codes of ${this.unchecked} records, ${why}`);
  }

  private hold(record: SealedRecord, { held }: Chain): void {
    // A copy: the body is a view of a whole bundle.
    if (held.length < MOST_HELD) {
      held.push({ ...record, mac: Buffer.from(record.mac), body: Buffer.from(record.body) });
    } else this.unchecked++;
  }

  private check(record: SealedRecord, keys: MacKeys | null): void {
    const { epoch, emitterSeq } = record.fields;
    if (!keys) {
      this.unchecked++;
    } else if (epoch >= emitterSeq || epoch > this.mostEpochs) {
      this.findings.tampered(record.index, `${called(record)} has an epoch that it cannot have, ${epoch}`);
    } else {
      this.checked++;
      if (recordMac(keys.of(epoch), emitterSeq, record.body).equals(record.mac)) return;
      this.findings.tampered(record.index, `the code (MAC) of ${called(record)} does not fit its body`);
    }
  }

  private open(emitter: string, sealedKey: string): MacKeys | null {
    for (const auditor of this.auditor) {
      try {
        return new MacKeys(openSealedKey(Buffer.from(sealedKey, 'base64'), auditor));
      } catch {
        // Sealed to another of the keys, or to none of them.
      }
    }
    this.findings.incomplete(
      `the key of emitter ${emitter} does not open with the auditor's key that was given`,
    );
    return null;
  }
}
