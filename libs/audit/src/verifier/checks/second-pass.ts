import { decodeBundle } from '../../tree/entry-bundle.js';
import { TILE_WIDTH } from '../../tree/tile-path.js';
import { TreeError } from '../../tree/tree-error.js';
import type { LogDirectory } from '../directory/log-directory.js';
import { fieldsOf, parseJson } from '../directory/parse-json.js';
import type { IdCheck } from './id-check.js';

const MAC_SIZE = 32;

/** Reads the ids of the whole log once more. What cannot be read was told in the first pass. */
export function compareIds(directory: LogDirectory, size: number, ids: IdCheck): void {
  for (let n = 0; n * TILE_WIDTH < size; n++) {
    const bundle = directory.bundle(n, Math.min(TILE_WIDTH, size - n * TILE_WIDTH));
    for (const [i, entry] of entriesOf(bundle?.bytes).entries()) {
      const { id } = fieldsOf(parseJson(entry.toString('utf8', MAC_SIZE)));
      if (typeof id === 'string') ids.compare(id, n * TILE_WIDTH + i);
    }
  }
}

function entriesOf(bundle: Buffer | undefined): Buffer[] {
  try {
    return bundle ? decodeBundle(bundle) : [];
  } catch (error) {
    if (error instanceof TreeError) return [];
    throw error;
  }
}
