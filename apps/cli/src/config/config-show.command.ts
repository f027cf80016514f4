import { SubCommand } from 'nest-commander';
import { listSettings, loadSettings, SettingsError } from '#config';
import { EXIT } from '../exit-code.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';
import { settingsSources } from './settings-sources.js';

@SubCommand({
  name: 'show',
  arguments: '[files...]',
  description: 'Show each setting with its value and what it is for; secrets are only named by their file',
  argsDescription: { files: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)' },
})
export class ConfigShowCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  run(files: string[]): Promise<void> {
    try {
      const listed = listSettings(loadSettings(settingsSources(files)));
      const lines = listed.map(({ path, value, sentence }) => `${path}: ${value}\n    ${sentence}`);
      this.terminal.print(lines.join('\n'));
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      this.terminal.complain(error.message);
      this.terminal.endWith(EXIT.failed);
    }
    return Promise.resolve();
  }
}
