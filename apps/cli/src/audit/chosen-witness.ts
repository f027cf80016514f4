/**
 * The key of the witness that a command is for; null when the settings name none yet.
 * @throws ExportError when none has that name, or it is not clear which one is meant.
 */
export async function chosenWitness(keys: readonly string[], name: string | null): Promise<string | null> {
  const { ExportError, parseVerifierKey } = await import('#audit');
  const known = keys.map((vkey) => parseVerifierKey(vkey));
  if (name === null && known.length > 1)
    throw new ExportError(`say for which witness: --witness ${known.map((key) => key.name).join(' | ')}`);
  const chosen = name === null ? known[0] : known.find((key) => key.name === name);
  if (name !== null && !chosen) throw new ExportError(`audit.witnessKeys names no "${name}"`);
  return chosen?.vkey ?? null;
}
