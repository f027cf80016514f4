import { CommandRunner } from 'nest-commander';
import { exitCodeOf } from './exit-code-of.js';

/** The command of the commander library, which nest-commander does not name. */
export type Commander = CommandRunner['command'];

/** Base of every command. nest-commander sets exit codes and strictness only on the outermost command. */
export abstract class RucheCommand extends CommandRunner {
  override setCommand(command: Commander): this {
    command.allowExcessArguments(false);
    command.exitOverride((error) => process.exit(exitCodeOf(error)));
    return super.setCommand(command);
  }

  /** Ends with the usage code after saying what was not understood. */
  protected misused(message: string): never {
    return this.command.error(`error: ${message}`, { code: 'commander.misused' });
  }
}
