import type { NoteVerifier } from '../../tree/note/note-key.js';
import type { Findings } from '../report/findings.js';

/** How far each witness cosigned. That his signatures hold is checked with those of the log. */
export class WitnessCheck {
  private readonly upTo = new Map<string, number>();

  /** @param given keys that who checks brings along; `told` those that the directory names. */
  constructor(
    private readonly given: readonly NoteVerifier[],
    private readonly told: readonly NoteVerifier[],
    private readonly findings: Findings,
  ) {}

  get keys(): readonly NoteVerifier[] {
    const given = new Set(this.given.map(({ vkey }) => vkey));
    return [...this.given, ...this.told.filter(({ vkey }) => !given.has(vkey))];
  }

  saw(signers: readonly NoteVerifier[], size: number): void {
    for (const { vkey } of signers) {
      if (this.keys.some((key) => key.vkey === vkey)) this.upTo.set(vkey, size);
    }
  }

  end(): void {
    for (const { vkey, name } of this.keys) {
      const size = this.upTo.get(vkey);
      if (size !== undefined) this.findings.remark(`the witness ${name} cosigned up to ${size} entries`);
    }
    for (const { vkey, name } of this.given) {
      if (!this.upTo.has(vkey))
        this.findings.incomplete(`the witness ${name} cosigned no checkpoint of this log`);
    }
  }
}
