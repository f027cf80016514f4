import { createHash } from 'node:crypto';
import { IMPORT_PIECE_BYTES } from '#contracts';

/** Milliseconds of the first message of a made file. */
export const FIRST_AT = Date.UTC(2024, 2, 1, 9);

/** Lines of an export that begins as it should, with these after the head. */
export function exportText(...lines: readonly (object | string)[]): string {
  return [...HEAD, ...lines]
    .map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
    .join('\n');
}

const HEAD = [
  { type: 'version', version: 1, info: { generator: 'mattermost-server' } },
  { type: 'team', team: { name: 'labo', display_name: 'Laboratoire', type: 'O' } },
  { type: 'channel', channel: { team: 'labo', name: 'banc', display_name: 'Banc d’essai', type: 'O' } },
  { type: 'channel', channel: { team: 'labo', name: 'ferme', display_name: 'Fermé', type: 'P' } },
  {
    type: 'user',
    user: { username: 'dr', email: 'nobody@exemple.fr', first_name: 'Denise', last_name: 'Roy' },
  },
  {
    type: 'user',
    user: { username: 'parti', email: 'parti@exemple.fr', first_name: 'Paul', last_name: 'Arti' },
  },
];

/** A post of the open channel, one minute after the other. */
export function post(minute: number, changes: object = {}): object {
  return {
    type: 'post',
    post: {
      team: 'labo',
      channel: 'banc',
      user: 'dr',
      message: `Message ${minute}`,
      create_at: FIRST_AT + minute * 60_000,
      ...changes,
    },
  };
}

/** A file cut as the page cuts it. */
export function piecesOf(file: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(file.length / IMPORT_PIECE_BYTES) }, (_, number) =>
    file.subarray(number * IMPORT_PIECE_BYTES, (number + 1) * IMPORT_PIECE_BYTES),
  );
}

export function digestOf(file: Buffer): string {
  const whole = createHash('sha256');
  for (const piece of piecesOf(file)) whole.update(createHash('sha256').update(piece).digest());
  return whole.digest('hex');
}
