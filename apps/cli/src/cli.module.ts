import { Module } from '@nestjs/common';
import { AuditCommand } from './audit/audit.command.js';
import { AuditCheckpointCommand } from './audit/checkpoint.command.js';
import { AuditExportCommand } from './audit/export.command.js';
import { AuditKeygenCommand } from './audit/keygen.command.js';
import { AuditProveCommand } from './audit/prove.command.js';
import { AuditReconcileCommand } from './audit/reconcile.command.js';
import { AuditVerifyCommand } from './audit/verify.command.js';
import { AuditWitnessCommand } from './audit/witness.command.js';
import { ConfigCheckCommand } from './config/config-check.command.js';
import { ConfigShowCommand } from './config/config-show.command.js';
import { ConfigCommand } from './config/config.command.js';
import { DirectoryCommand } from './directory/directory.command.js';
import { DirectoryDoctorCommand } from './directory/doctor.command.js';
import { DirectoryResumeCommand } from './directory/resume.command.js';
import { DirectorySyncCommand } from './directory/sync.command.js';
import { DirectoryUndoCommand } from './directory/undo.command.js';
import { InitCommand } from './init/init.command.js';
import { MigrateCommand } from './init/migrate.command.js';
import { PolicyCheckCommand } from './policy/policy-check.command.js';
import { PolicyCommand } from './policy/policy.command.js';
import { RucheRootCommand } from './root.command.js';
import { ProcessTerminal, Terminal } from './terminal.js';
import { VersionCommand } from './version/version.command.js';

/** Every command of `ruche`. A command that needs more than settings imports it when it runs: start stays quick. */
@Module({
  providers: [
    { provide: Terminal, useClass: ProcessTerminal },
    RucheRootCommand,
    AuditCommand,
    AuditExportCommand,
    AuditCheckpointCommand,
    AuditKeygenCommand,
    AuditProveCommand,
    AuditReconcileCommand,
    AuditWitnessCommand,
    AuditVerifyCommand,
    ConfigCommand,
    ConfigCheckCommand,
    ConfigShowCommand,
    DirectoryCommand,
    DirectoryDoctorCommand,
    DirectoryResumeCommand,
    DirectorySyncCommand,
    DirectoryUndoCommand,
    InitCommand,
    MigrateCommand,
    PolicyCommand,
    PolicyCheckCommand,
    VersionCommand,
  ],
})
export class CliModule {}
