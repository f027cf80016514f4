import { EXIT } from './exit-code.js';

/** Codes of commander for "help or version was asked for": no failure. */
const ANSWERED = new Set(['commander.help', 'commander.helpDisplayed', 'commander.version']);

/** The exit code for what commander threw; everything else that is thrown is a failure. */
export function exitCodeOf(error: unknown): number {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (ANSWERED.has(code)) return EXIT.done;
  return code.startsWith('commander.') ? EXIT.usage : EXIT.failed;
}
