import type { SyncResult } from '#auth';
import { diffText } from './diff-text.js';

/** How a run ended, for the person at the terminal. */
export function resultText(result: SyncResult): string {
  switch (result.state) {
    case 'applied':
      return `${diffText(result.diff)}\nApplied.`;
    case 'braked':
      return `${diffText(result.diff)}\nStopped: ${result.diff.counts.deactivated} accounts would be switched off. Nothing was changed. If this is right: ruche directory sync --accept ${result.diff.hash}`;
    case 'undone':
      return `Taken back: ${result.accounts} accounts. The schedule stands still until: ruche directory resume`;
    case 'failed':
      return `Failed (${result.reason}): ${result.cause instanceof Error ? result.cause.message : String(result.cause)}\nNothing was changed.`;
  }
}
