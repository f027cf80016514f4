import { Command, Option } from 'nest-commander';
import { loadSettings, readSecret, SecretFileError, SettingsError } from '#config';
import { settingsSources } from '../config/settings-sources.js';
import { EXIT } from '../exit-code.js';
import { RucheCommand, type Commander } from '../ruche-command.js';
import { Terminal } from '../terminal.js';
import { readAdminAddress } from './admin-address.js';
import { SetupError } from './setup-error.js';

export interface InitOptions {
  readonly admin?: string;
  readonly adminPasswordFile?: string;
  readonly ownerPasswordFile?: string;
}

const MORE = `
Connects once as an administrator, whose password comes from --admin-password-file or PGPASSWORD, is never printed and
never kept. Makes the passwords of the roles where the settings name files that do not exist yet. A second run changes
nothing. Example:

  ruche init --admin 'postgresql://postgres@db.example/postgres?sslmode=verify-full&sslrootcert=/etc/ruche/ca.crt' \\
    --admin-password-file /root/postgres-password /etc/ruche/config.yaml`;

@Command({
  name: 'init',
  arguments: '[files...]',
  description: 'Make an existing PostgreSQL server (15 to 18) ready: roles, database, schema, label policies',
  argsDescription: { files: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)' },
})
export class InitCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  override setCommand(command: Commander): this {
    command.addHelpText('after', MORE);
    return super.setCommand(command);
  }

  @Option({
    flags: '--admin <address>',
    description: "the administrator's connection string, without a password",
  })
  admin(text: string): string {
    return text;
  }

  @Option({
    flags: '--admin-password-file <file>',
    description: "file of the administrator's password, mode 0600 (else PGPASSWORD, else none)",
  })
  adminPasswordFile(file: string): string {
    return file;
  }

  @Option({
    flags: '--owner-password-file <file>',
    description:
      'file of the password of ruche_owner, made if missing (else database-owner beside that of ruche_app)',
  })
  ownerPasswordFile(file: string): string {
    return file;
  }

  async run(files: string[], options: InitOptions): Promise<void> {
    if (options.admin === undefined) this.misused('--admin is missing: who connects, and where to');
    try {
      const admin = readAdminAddress(options.admin);
      const settings = loadSettings(settingsSources(files));
      const { adminPasswordFile: file } = options;
      const adminPassword = file === undefined ? (process.env['PGPASSWORD'] ?? null) : readSecret(file);
      // Late, so that the other commands start quickly.
      const { initialise } = await import('./initialise.js');
      const { MIGRATIONS } = await import('../schema/migrations.js');
      const ownerPasswordFile = options.ownerPasswordFile ?? null;
      const changed = await initialise(
        { settings, admin, adminPassword, ownerPasswordFile, migrations: MIGRATIONS },
        (line) => {
          this.terminal.print(line);
        },
      );
      this.terminal.print(changed ? 'Ready.' : 'Nothing had to be changed.');
    } catch (error) {
      if (!isSentence(error)) throw error;
      this.terminal.complain(error.message);
      this.terminal.endWith(EXIT.failed);
    }
  }
}

/** Failures whose message is meant for the person at the terminal. */
export function isSentence(error: unknown): error is Error {
  return error instanceof SetupError || error instanceof SettingsError || error instanceof SecretFileError;
}
