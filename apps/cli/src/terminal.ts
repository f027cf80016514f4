/** Where commands write, and the code that they end with: injected, so that tests need no process of their own. */
export abstract class Terminal {
  /** One or more whole lines on standard output. */
  abstract print(text: string): void;
  /** One or more whole lines on standard error. */
  abstract complain(text: string): void;
  /** Where long work is at; each call takes the place of the one before. Nobody but a person sees it. */
  abstract progress(text: string): void;
  /** The code that the process ends with once nothing runs any more. */
  abstract endWith(code: number): void;
}

export class ProcessTerminal extends Terminal {
  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  complain(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  progress(text: string): void {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  }

  endWith(code: number): void {
    process.exitCode = code;
  }
}
