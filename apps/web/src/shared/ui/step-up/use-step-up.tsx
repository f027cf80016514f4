import { useCallback, useState, type ReactNode } from 'react';
import { ApiError } from '../../api/api-error.js';
import { StepUpDialog } from './step-up-dialog.js';

interface Waiting {
  resolve(): void;
  reject(reason: unknown): void;
}

/**
 * Runs acts that may ask for the password first: then it is asked for, and the act is done again.
 * @returns the runner, and what the page draws; an act whose question is closed fails as it did.
 */
export function useStepUp(): { run<T>(act: () => Promise<T>): Promise<T>; dialog: ReactNode } {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const run = useCallback(async function again<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'STEP_UP_REQUIRED')) throw error;
      await new Promise<void>((resolve, reject) => {
        setWaiting({ resolve, reject: () => reject(error) });
      });
      return await act();
    }
  }, []);
  const dialog = waiting && (
    <StepUpDialog
      onDone={() => {
        setWaiting(null);
        waiting.resolve();
      }}
      onClose={() => {
        setWaiting(null);
        waiting.reject(null);
      }}
    />
  );
  return { run, dialog };
}
