import { EXIT } from '../exit-code.js';
import { isSentence } from '../init/init.command.js';
import type { Terminal } from '../terminal.js';

const SENTENCES = new Set(['ExportError', 'TreeError']);

/** Runs a command; failures whose message is meant for the person at the terminal end it with that message. */
export async function endWithSentence(terminal: Terminal, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isSentence(error) && !SENTENCES.has((error as Error).name)) throw error;
    terminal.complain((error as Error).message);
    terminal.endWith(EXIT.failed);
  }
}
