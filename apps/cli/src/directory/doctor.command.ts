import { SubCommand } from 'nest-commander';
import { loadSettings } from '#config';
import { settingsSources } from '../config/settings-sources.js';
import { EXIT } from '../exit-code.js';
import { isSentence } from '../init/init.command.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';

const MARKS = { good: 'ok     ', warning: 'warning', fault: 'FAULT  ' } as const;

@SubCommand({
  name: 'doctor',
  arguments: '[files...]',
  description:
    'Say what the directory holds, what is wrong with it and what to do; exit 0 when nothing hinders',
  argsDescription: { files: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)' },
})
export class DirectoryDoctorCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  async run(files: string[]): Promise<void> {
    try {
      const settings = loadSettings(settingsSources(files));
      // Late, so that the other commands start quickly.
      const { withDirectoryTools } = await import('./directory-tools.js');
      const { examineDirectory } = await import('#auth');
      const findings = await withDirectoryTools(settings, async ({ connection, policies }) =>
        examineDirectory(connection, (await policies.get()).policies),
      );
      for (const { level, text, advice } of findings)
        this.terminal.print(`${MARKS[level]} ${text}${advice === null ? '' : `\n  → ${advice}`}`);
      if (findings.some(({ level }) => level === 'fault')) this.terminal.endWith(EXIT.failed);
    } catch (error) {
      if (!isSentence(error)) throw error;
      this.terminal.complain(error.message);
      this.terminal.endWith(EXIT.failed);
    }
  }
}
