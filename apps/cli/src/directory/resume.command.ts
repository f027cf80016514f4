import { SubCommand } from 'nest-commander';
import { loadSettings } from '#config';
import { settingsSources } from '../config/settings-sources.js';
import { EXIT } from '../exit-code.js';
import { isSentence } from '../init/init.command.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';

@SubCommand({
  name: 'resume',
  arguments: '[files...]',
  description: 'Let the schedule run again after an undo',
  argsDescription: { files: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)' },
})
export class DirectoryResumeCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  async run(files: string[]): Promise<void> {
    try {
      const settings = loadSettings(settingsSources(files));
      // Late, so that the other commands start quickly.
      const { withDirectoryTools } = await import('./directory-tools.js');
      const resumed = await withDirectoryTools(settings, ({ sync }) => sync.resume());
      this.terminal.print(resumed ? 'The schedule runs again.' : 'The schedule was not stopped.');
    } catch (error) {
      if (!isSentence(error)) throw error;
      this.terminal.complain(error.message);
      this.terminal.endWith(EXIT.failed);
    }
  }
}
