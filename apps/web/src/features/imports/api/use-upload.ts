import type { Import } from '#contracts';
import { useEffect, useState } from 'react';
import { pieceOf } from './file-digest.js';
import { dropFile } from './chosen-files.js';
import { useImportActs } from './use-import-acts.js';

interface Upload {
  /** Pieces that are there. */
  readonly received: number;
  /** Why it does not go on; null while it does. */
  readonly error: unknown;
  retry(): void;
}

/** Sends what is missing of a file, one piece after the other, and has it looked through when all is there. */
export function useUpload(started: Import, file: File): Upload {
  const acts = useImportActs();
  const { id } = started;
  const [received, setReceived] = useState(started.upload?.received ?? 0);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const wanted = new AbortController();
    const isUnwanted = (): boolean => wanted.signal.aborted;
    async function send(): Promise<void> {
      for (;;) {
        const { upload } = await acts.read(id);
        if (isUnwanted() || !upload) return;
        setReceived(upload.received);
        if (upload.missing.length === 0) break;
        for (const [index, number] of upload.missing.entries()) {
          await acts.putPiece(id, number, pieceOf(file, number));
          if (isUnwanted()) return;
          setReceived(upload.received + index + 1);
        }
      }
      await acts.check(id);
      dropFile(id);
    }
    send().catch((caught: unknown) => {
      if (!isUnwanted()) setError(caught);
    });
    return () => {
      wanted.abort();
    };
  }, [acts, id, file, attempt]);

  return {
    received,
    error,
    retry: () => {
      setError(null);
      setAttempt(attempt + 1);
    },
  };
}
