import type { Id } from '#kernel';
import type { TestSite, TestSpace } from '../site/test-site.js';
import { plantImport } from './planted-import.js';

/** Each names the user jm and the channel t/c. */
export interface StageImports {
  /** Of np, at the lowest label, into the space that he animates: it waits for its mapping. */
  readonly ready: Id;
  /** The same, under way: t/c goes into that space, jm is dr, who does not enter there. */
  readonly running: Id;
  /** Of s_ab, above np, into the same space: it waits for its file, and for its mapping. */
  readonly secretUploading: Id;
  readonly secretReady: Id;
}

/** Imports into a space whose members become its animators. @param secret what the file above np names. */
export async function plantImports(site: TestSite, led: TestSpace, secret: string): Promise<StageImports> {
  await site.admin.query(`UPDATE spaces.membership SET role = 'animator' WHERE space_id = $1`, [led.id]);
  const running = await plantImport(site, led, 'np', 'NP', 'running');
  await site.admin.query('UPDATE imports.channel SET space_id = $2 WHERE run_id = $1', [running, led.id]);
  await site.admin.query('UPDATE imports.author SET person_id = $2 WHERE run_id = $1', [
    running,
    site.account('dr'),
  ]);
  const secretReady = await plantImport(site, led, 's_ab', 'S_AB', 'ready', secret);
  await site.admin.query(
    `INSERT INTO imports.entry (run_id, line, part, outcome, codes, channel, author, reactions_left)
     VALUES ($1, 1, 0, 'refused', '{JSON_BROKEN}', $2, $2, 0)`,
    [secretReady, secret],
  );
  return {
    ready: await plantImport(site, led, 'np', 'NP', 'ready'),
    running,
    secretUploading: await plantImport(site, led, 's_ab', 'S_AB'),
    secretReady,
  };
}
