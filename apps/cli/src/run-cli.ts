import type { Type } from '@nestjs/common';
import { CommandFactory } from 'nest-commander';
import { exitCodeOf } from './exit-code-of.js';

/** Reads the command line and runs what it asks for. */
export async function runCli(module: Type): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's own type of options is a class without behaviour
  await CommandFactory.run(module, {
    logger: ['error', 'warn'],
    cliName: 'ruche',
    serviceErrorHandler: (error) => {
      process.stderr.write(`${error.stack ?? error.message}\n`);
      process.exit(exitCodeOf(error));
    },
  });
}
