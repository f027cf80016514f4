import { SubCommand } from 'nest-commander';
import { loadSettings } from '#config';
import { settingsSources } from '../config/settings-sources.js';
import { EXIT } from '../exit-code.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';
import { endWithSentence } from './end-with-sentence.js';

@SubCommand({
  name: 'reconcile',
  arguments: '[settings...]',
  description:
    'Compare the labels of all content with the last ones in the log; exit 1 when one was changed and not recorded',
  argsDescription: { settings: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)' },
})
export class AuditReconcileCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  run(files: string[]): Promise<void> {
    return endWithSentence(this.terminal, async () => {
      const settings = loadSettings(settingsSources(files));
      const { LABELLING_EVENTS } = await import('#audit');
      const { reconcileLabels } = await import('#spaces');
      const { withAuditor } = await import('./with-auditor.js');
      const tables = await withAuditor(settings, (client) => reconcileLabels(client, LABELLING_EVENTS));
      for (const { table, looked, unrecorded } of tables)
        this.terminal.print(`${table}: ${looked} objects, ${unrecorded} of them labelled by no record`);
      const differing = tables.flatMap(({ table, differing: found }) =>
        found.map(
          ({ id, held, recorded, record }) =>
            `${table} ${id} carries label ${held}; record ${record} gave it ${recorded ?? 'none'}`,
        ),
      );
      if (differing.length === 0) return;
      this.terminal.complain(differing.join('\n'));
      this.terminal.endWith(EXIT.failed);
    });
  }
}
