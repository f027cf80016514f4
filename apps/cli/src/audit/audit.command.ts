import { Command } from 'nest-commander';
import { RucheCommand } from '../ruche-command.js';
import { AuditExportCommand } from './export.command.js';
import { AuditKeygenCommand } from './keygen.command.js';
import { AuditProveCommand } from './prove.command.js';
import { AuditReconcileCommand } from './reconcile.command.js';
import { AuditVerifyCommand } from './verify.command.js';

@Command({
  name: 'audit',
  description: 'Export, prove, reconcile and verify the audit log; make its keys',
  subCommands: [
    AuditExportCommand,
    AuditProveCommand,
    AuditReconcileCommand,
    AuditVerifyCommand,
    AuditKeygenCommand,
  ],
})
export class AuditCommand extends RucheCommand {
  run(): Promise<void> {
    this.misused('say what to do: ruche audit export | prove | reconcile | verify | keygen');
  }
}
