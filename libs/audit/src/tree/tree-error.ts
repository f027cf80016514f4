export type TreeErrorCode =
  | 'TILE_MISSING'
  | 'TILE_SHORT'
  | 'TREE_RANGE'
  | 'BUNDLE_MALFORMED'
  | 'NOTE_MALFORMED'
  | 'NOTE_KEY'
  | 'NOTE_SIGNATURE'
  | 'NOTE_UNSIGNED'
  | 'CHECKPOINT_MALFORMED'
  | 'PROOF_MALFORMED';

/**
 * What is wrong with a piece of the log. A class of its own and no DomainError: this folder also runs inside the
 * stand-alone verifier, which knows nothing of the server.
 */
export class TreeError extends Error {
  override readonly name = 'TreeError';

  constructor(
    readonly code: TreeErrorCode,
    message: string,
  ) {
    super(message);
  }
}
