import { Command } from 'nest-commander';
import { RucheCommand } from '../ruche-command.js';
import { PolicyCheckCommand } from './policy-check.command.js';

@Command({ name: 'policy', description: 'Check a label policy', subCommands: [PolicyCheckCommand] })
export class PolicyCommand extends RucheCommand {
  /** Proposing and activating need two persons: they do it in the application. */
  run(): Promise<void> {
    this.misused('say what to do: ruche policy check FILE');
  }
}
