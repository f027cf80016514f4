import { Option, SubCommand } from 'nest-commander';
import { loadSettings } from '#config';
import { settingsSources } from '../config/settings-sources.js';
import { EXIT } from '../exit-code.js';
import { isSentence } from '../init/init.command.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';

export interface DirectorySyncOptions {
  readonly dryRun?: boolean;
  readonly accept?: string;
}

@SubCommand({
  name: 'sync',
  arguments: '[files...]',
  description: 'Compare everybody with the directory now, and apply it',
  argsDescription: { files: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)' },
})
export class DirectorySyncCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  @Option({ flags: '--dry-run', description: 'say what would change, and change nothing' })
  dryRun(): boolean {
    return true;
  }

  @Option({
    flags: '--accept <hash>',
    description: 'apply exactly the changes with this hash, however many accounts they switch off',
  })
  accept(hash: string): string {
    return hash;
  }

  async run(files: string[], { dryRun = false, accept }: DirectorySyncOptions): Promise<void> {
    if (dryRun && accept !== undefined) this.misused('--dry-run changes nothing, so it accepts nothing');
    if (accept !== undefined && !/^[0-9a-f]{64}$/.test(accept))
      this.misused('--accept takes the hash that a run printed: 64 hexadecimal digits');
    try {
      const settings = loadSettings(settingsSources(files));
      // Late, so that the other commands start quickly.
      const { SyncFailure } = await import('#auth');
      const { withDirectoryTools } = await import('./directory-tools.js');
      const { diffText } = await import('./diff-text.js');
      const { resultText } = await import('./result-text.js');
      if (dryRun) {
        const diff = await withDirectoryTools(settings, ({ sync }) => sync.dryRun()).catch(
          (error: unknown) => {
            if (error instanceof SyncFailure) return error;
            throw error;
          },
        );
        if (diff instanceof SyncFailure) this.failed(`${diff.message} (${diff.reason})`);
        else this.terminal.print(diffText(diff));
        return;
      }
      const result = await withDirectoryTools(settings, ({ sync }) =>
        sync.full({ id: null, accept: accept ?? null }),
      );
      this.terminal.print(resultText(result));
      if (result.state !== 'applied') this.terminal.endWith(EXIT.failed);
    } catch (error) {
      if (!isSentence(error)) throw error;
      this.failed(error.message);
    }
  }

  private failed(sentence: string): void {
    this.terminal.complain(sentence);
    this.terminal.endWith(EXIT.failed);
  }
}
