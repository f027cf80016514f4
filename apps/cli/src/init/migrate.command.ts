import { Command, Option } from 'nest-commander';
import { loadSettings, readSecret } from '#config';
import { settingsSources } from '../config/settings-sources.js';
import { EXIT } from '../exit-code.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';
import { isSentence } from './init.command.js';

export interface MigrateOptions {
  readonly ownerPasswordFile?: string;
  readonly dryRun?: boolean;
}

@Command({
  name: 'migrate',
  arguments: '[files...]',
  description: 'Bring the schema up to date after an upgrade, as the owner of the tables',
  argsDescription: { files: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)' },
})
export class MigrateCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  @Option({
    flags: '--owner-password-file <file>',
    description: 'file of the password of ruche_owner (else database-owner beside that of ruche_app)',
  })
  ownerPasswordFile(file: string): string {
    return file;
  }

  @Option({ flags: '--dry-run', description: 'say what would run, and run nothing' })
  dryRun(): boolean {
    return true;
  }

  async run(files: string[], options: MigrateOptions): Promise<void> {
    try {
      const settings = loadSettings(settingsSources(files));
      // Late, so that the other commands start quickly.
      const { migrateInstallation } = await import('./migrate-installation.js');
      const { secretFilesOf } = await import('./role-secrets.js');
      const { MIGRATIONS } = await import('../schema/migrations.js');
      const file = secretFilesOf(settings, options.ownerPasswordFile ?? null).roles.ruche_owner;
      const dryRun = options.dryRun ?? false;
      const names = await migrateInstallation(settings, readSecret(file), MIGRATIONS, dryRun);
      const lines = names.map((name) => `migration ${name} ${dryRun ? 'would run' : 'run'}`);
      this.terminal.print(
        [...lines, lines.length === 0 ? 'The schema is up to date.' : ''].filter(Boolean).join('\n'),
      );
    } catch (error) {
      if (!isSentence(error)) throw error;
      this.terminal.complain(error.message);
      this.terminal.endWith(EXIT.failed);
    }
  }
}
