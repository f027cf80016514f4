import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { SubCommand } from 'nest-commander';
import { installationRoot } from '#config';
import { RucheCommand, type Commander } from '../ruche-command.js';
import { Terminal } from '../terminal.js';

@SubCommand({
  name: 'verify',
  arguments: '<arguments...>',
  description:
    'Verify an export: the same as the stand-alone ruche-audit-verify, with its arguments and exit codes',
})
export class AuditVerifyCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  override setCommand(command: Commander): this {
    // Its options are the verifier's: whoever asks for help gets the verifier's own.
    command.allowUnknownOption(true).helpOption(false);
    return super.setCommand(command);
  }

  /** A process of its own: what is verified here is what the auditor runs on his machine. */
  run(given: string[]): Promise<void> {
    const file = join(installationRoot(), 'dist/ruche-audit-verify.mjs');
    const { status } = spawnSync(process.execPath, [file, ...given], { stdio: 'inherit' });
    this.terminal.endWith(status ?? 2);
    return Promise.resolve();
  }
}
