/**
 * What the sequencer signs when it announces an erasure, with the key that signs checkpoints. No checkpoint begins like
 * this, so neither signature stands for the other.
 * @param from the first place, `to` the first behind the last.
 */
export function erasureText(origin: string, from: number, to: number): string {
  return `ruche-audit-erasure\n${origin}\n${from} ${to}\n`;
}
