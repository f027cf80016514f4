import { Command } from 'nest-commander';
import { RucheCommand } from '../ruche-command.js';
import { ConfigCheckCommand } from './config-check.command.js';
import { ConfigShowCommand } from './config-show.command.js';

@Command({
  name: 'config',
  description: 'Check or show the configuration',
  subCommands: [ConfigCheckCommand, ConfigShowCommand],
})
export class ConfigCommand extends RucheCommand {
  /** Without a sub-command there is nothing to do but to say which exist. */
  run(): Promise<void> {
    this.misused('say what to do: ruche config check, or ruche config show');
  }
}
