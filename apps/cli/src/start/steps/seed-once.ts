import { existsSync, writeFileSync } from 'node:fs';

/** Runs `seed` unless it has already succeeded on this data folder. @returns what it did. */
export async function seedOnce(seededFile: string, seed: () => Promise<string>): Promise<string> {
  if (existsSync(seededFile)) return 'already there';
  const done = await seed();
  writeFileSync(seededFile, `${done}\n`);
  return done;
}
