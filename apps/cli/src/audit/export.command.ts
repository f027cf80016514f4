import { SubCommand } from 'nest-commander';
import { loadSettings } from '#config';
import { settingsSources } from '../config/settings-sources.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';
import { endWithSentence } from './end-with-sentence.js';

@SubCommand({
  name: 'export',
  arguments: '<folder> [settings...]',
  description: 'Write the whole log into an empty folder, for ruche-audit-verify',
  argsDescription: {
    folder: 'an empty folder, or one to be made',
    settings: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)',
  },
})
export class AuditExportCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  run([folder = '', ...files]: string[]): Promise<void> {
    return endWithSentence(this.terminal, async () => {
      const settings = loadSettings(settingsSources(files));
      // Late, so that the other commands start quickly.
      const { exportLog } = await import('#audit');
      const { withLogReader } = await import('./with-auditor.js');
      const { size, forgotten } = await withLogReader(settings, async (reader) => ({
        size: await exportLog(reader, settings.audit, folder, (done, of) => {
          this.terminal.progress(`${done} of ${of} records`);
        }),
        forgotten: await reader.forgotten(),
      }));
      this.terminal.print(`${size} sealed records are in ${folder}.`);
      if (forgotten > 0) this.terminal.print(`What the first ${forgotten} say of persons is erased.`);
    });
  }
}
