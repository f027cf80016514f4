import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { Option, SubCommand } from 'nest-commander';
import { loadSettings } from '#config';
import { settingsSources } from '../config/settings-sources.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';
import { endWithSentence } from './end-with-sentence.js';

@SubCommand({
  name: 'keygen',
  arguments: '[settings...]',
  description:
    'Make the key that signs the log; with --next the one that takes its place, announced in the log itself',
  argsDescription: { settings: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)' },
})
export class AuditKeygenCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  @Option({
    flags: '--next',
    description: 'lay a new key beside the present one: the sequencer takes it within a minute',
  })
  next(): boolean {
    return true;
  }

  run(files: string[], { next = false }: { readonly next?: boolean } = {}): Promise<void> {
    return endWithSentence(this.terminal, async () => {
      const { audit } = loadSettings(settingsSources(files));
      const { ED25519, ExportError, generateNoteKey, nextKeyFile } = await import('#audit');
      const file = next ? nextKeyFile(audit.signingKeyFile) : audit.signingKeyFile;
      if (existsSync(file)) throw new ExportError(`${file} is there already`);
      if (next && !existsSync(audit.signingKeyFile))
        throw new ExportError(`${audit.signingKeyFile} does not exist: make the first key without --next`);
      const { skey, vkey } = generateNoteKey(audit.origin, ED25519);
      // The sequencer, which looks for this name, must never meet half a key.
      writeFileSync(`${file}.new`, `${skey}\n`, { flag: 'wx', mode: 0o600 });
      renameSync(`${file}.new`, file);
      this.terminal.print(`${file} is made. The auditor checks with:\n${vkey}`);
    });
  }
}
