import { Command } from 'nest-commander';
import { RucheCommand } from '../ruche-command.js';
import { AuditCheckpointCommand } from './checkpoint.command.js';
import { AuditExportCommand } from './export.command.js';
import { AuditKeygenCommand } from './keygen.command.js';
import { AuditProveCommand } from './prove.command.js';
import { AuditReconcileCommand } from './reconcile.command.js';
import { AuditVerifyCommand } from './verify.command.js';
import { AuditWitnessCommand } from './witness.command.js';

@Command({
  name: 'audit',
  description: 'Export, prove, reconcile and verify the audit log; have it witnessed; make its keys',
  subCommands: [
    AuditExportCommand,
    AuditProveCommand,
    AuditReconcileCommand,
    AuditVerifyCommand,
    AuditCheckpointCommand,
    AuditWitnessCommand,
    AuditKeygenCommand,
  ],
})
export class AuditCommand extends RucheCommand {
  run(): Promise<void> {
    this.misused(
      'say what to do: ruche audit export | prove | reconcile | verify | checkpoint | witness | keygen',
    );
  }
}
