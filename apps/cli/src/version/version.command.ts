import { Command } from 'nest-commander';
import { productVersion } from '#config';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';

@Command({ name: 'version', description: 'Print the version of Ruche and of the runtime' })
export class VersionCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  run(): Promise<void> {
    this.terminal.print(`ruche ${productVersion()} (node ${process.versions.node})`);
    return Promise.resolve();
  }
}
