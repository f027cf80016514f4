import { readFileSync } from 'node:fs';
import { SubCommand } from 'nest-commander';
import { loadSettings, type Settings } from '#config';
import { settingsSources } from '../config/settings-sources.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';
import { endWithSentence } from './end-with-sentence.js';

@SubCommand({
  name: 'witness',
  arguments: '<file> [settings...]',
  description: 'Import a checkpoint that a witness has cosigned, as ruche-audit-verify --cosign wrote it',
  argsDescription: {
    file: 'the cosigned note',
    settings: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)',
  },
})
export class AuditWitnessCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  run([file = '', ...files]: string[]): Promise<void> {
    return endWithSentence(this.terminal, async () => {
      const settings = loadSettings(settingsSources(files));
      const { size, names } = await this.import(file, settings);
      this.terminal.print(`The cosignature of ${names.join(', ')} over ${size} records is kept.`);
    });
  }

  private async import(file: string, settings: Settings): Promise<{ size: number; names: string[] }> {
    const { addCosignature, ExportError, parseVerifierKey, takeCosigned } = await import('#audit');
    const { withAuditor, withLogReader } = await import('./with-auditor.js');
    const { origin, witnessKeys } = settings.audit;
    const bytes = read(file);
    if (bytes === null) throw new ExportError(`${file} cannot be read`);
    const keys = witnessKeys.map((vkey) => parseVerifierKey(vkey));
    const cosigned = await withLogReader(settings, (reader) => takeCosigned(bytes, origin, reader, keys));
    await withAuditor(settings, (client) => addCosignature(client, cosigned));
    const names = cosigned.cosignatures.map(({ witness }) => parseVerifierKey(witness).name);
    return { size: cosigned.size, names };
  }
}

function read(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
