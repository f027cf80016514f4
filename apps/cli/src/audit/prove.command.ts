import { SubCommand } from 'nest-commander';
import { loadSettings } from '#config';
import { isId } from '#kernel';
import { settingsSources } from '../config/settings-sources.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';
import { endWithSentence } from './end-with-sentence.js';

@SubCommand({
  name: 'prove',
  arguments: '<id> [settings...]',
  description: 'Print the proof that a record is in the log, for ruche-audit-verify --proof',
  argsDescription: {
    id: 'the id of the record',
    settings: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)',
  },
})
export class AuditProveCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  run([id = '', ...files]: string[]): Promise<void> {
    const isKnownForm: boolean = isId(id);
    if (!isKnownForm) this.misused(`"${id}" is no id of a record`);
    return endWithSentence(this.terminal, async () => {
      const settings = loadSettings(settingsSources(files));
      const { proveRecord } = await import('#audit');
      const { withLogReader } = await import('./with-auditor.js');
      this.terminal.print((await withLogReader(settings, (reader) => proveRecord(reader, id))).trimEnd());
    });
  }
}
