import { SubCommand } from 'nest-commander';
import { loadSettings } from '#config';
import { settingsSources } from '../config/settings-sources.js';
import { EXIT } from '../exit-code.js';
import { isSentence } from '../init/init.command.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';

@SubCommand({
  name: 'undo',
  arguments: '[files...]',
  description: 'Take the last run that changed something back, and stop the schedule',
  argsDescription: { files: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)' },
})
export class DirectoryUndoCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  async run(files: string[]): Promise<void> {
    try {
      const settings = loadSettings(settingsSources(files));
      // Late, so that the other commands start quickly.
      const { withDirectoryTools } = await import('./directory-tools.js');
      const { resultText } = await import('./result-text.js');
      const result = await withDirectoryTools(settings, ({ sync }) => sync.undo());
      this.terminal.print(resultText(result));
      if (result.state === 'failed' || result.state === 'braked') this.terminal.endWith(EXIT.failed);
    } catch (error) {
      if (!isSentence(error)) throw error;
      this.terminal.complain(error.message);
      this.terminal.endWith(EXIT.failed);
    }
  }
}
