import { SubCommand } from 'nest-commander';
import { explainSettings, problemText } from '#config';
import { EXIT } from '../exit-code.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';
import { settingsSources } from './settings-sources.js';

@SubCommand({
  name: 'check',
  arguments: '[files...]',
  description: 'Say everything that is wrong with the configuration; exit 0 when nothing is',
  argsDescription: { files: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)' },
})
export class ConfigCheckCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  run(files: string[]): Promise<void> {
    const { problems, files: read } = explainSettings(settingsSources(files));
    if (problems.length === 0) this.terminal.print(`The configuration is good. Read: ${read.join(', ')}`);
    else {
      this.terminal.complain(problems.map(problemText).join('\n\n'));
      this.terminal.complain(`\n${problems.length} problem(s). Read: ${read.join(', ')}`);
      this.terminal.endWith(EXIT.failed);
    }
    return Promise.resolve();
  }
}
