import { Option, SubCommand } from 'nest-commander';
import { loadSettings } from '#config';
import { settingsSources } from '../config/settings-sources.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';
import { endWithSentence } from './end-with-sentence.js';
import { chosenWitness } from './chosen-witness.js';

@SubCommand({
  name: 'checkpoint',
  arguments: '<folder> [settings...]',
  description:
    'Write the last checkpoint for a witness, with the proof that it continues the one he cosigned last',
  argsDescription: {
    folder: 'an empty folder, or one to be made, such as on a removable medium',
    settings: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)',
  },
})
export class AuditCheckpointCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  @Option({
    flags: '--witness <name>',
    description: 'which witness will cosign it, where audit.witnessKeys names several',
  })
  witness(name: string): string {
    return name;
  }

  run([folder = '', ...files]: string[], { witness }: { readonly witness?: string } = {}): Promise<void> {
    return endWithSentence(this.terminal, async () => {
      const settings = loadSettings(settingsSources(files));
      const { handOut, writeCheckpointFolder } = await import('#audit');
      const { withAuditor, withLogReader } = await import('./with-auditor.js');
      const key = await chosenWitness(settings.audit.witnessKeys, witness ?? null);
      const { id, size, oldSize } = await withLogReader(settings, (reader) =>
        writeCheckpointFolder(reader, settings.audit.origin, folder, key),
      );
      await withAuditor(settings, (client) => handOut(client, id));
      const since = oldSize === 0 ? 'nothing was cosigned before' : `${oldSize} were cosigned before`;
      this.terminal.print(`The checkpoint of ${size} records is in ${folder}; ${since}.`);
    });
  }
}
