import { RootCommand } from 'nest-commander';
import { RucheCommand, type Commander } from './ruche-command.js';
import { Terminal } from './terminal.js';

@RootCommand({
  name: 'ruche',
  description: 'Ruche, the social intranet for networks that have no internet',
})
export class RucheRootCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  /** Takes an unknown word as its argument, to say better what is wrong with it than "too many arguments". */
  override setCommand(command: Commander): this {
    super.setCommand(command);
    command.allowExcessArguments(true).addHelpCommand(true);
    return this;
  }

  /** Reached only when no command has the name that was given. */
  run([unknown]: string[]): Promise<void> {
    if (unknown !== undefined) this.misused(`unknown command '${unknown}' (see ruche --help)`);
    this.terminal.print(this.command.helpInformation().trimEnd());
    return Promise.resolve();
  }
}
