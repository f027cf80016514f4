import { SubCommand } from 'nest-commander';
import { loadPolicies, loadSettings } from '#config';
import { settingsSources } from '../config/settings-sources.js';
import { EXIT } from '../exit-code.js';
import { isSentence } from '../init/init.command.js';
import { RucheCommand } from '../ruche-command.js';
import { Terminal } from '../terminal.js';
import { judgePolicy } from './judge-policy.js';

@SubCommand({
  name: 'check',
  arguments: '<file> [settings...]',
  description: 'Say whether a policy file is good and what it would change; exit 0 when it is',
  argsDescription: {
    file: 'the policy',
    settings: 'settings files over the defaults, the last one wins (else RUCHE_CONFIG)',
  },
})
export class PolicyCheckCommand extends RucheCommand {
  constructor(private readonly terminal: Terminal) {
    super();
  }

  async run([file = '', ...files]: string[]): Promise<void> {
    try {
      const settings = loadSettings(settingsSources(files));
      const [policy] = loadPolicies({ site: { ...settings.site, policyFiles: [file] } }).values();
      if (!policy) throw new Error('a policy file without a policy was taken');
      // Late, so that the other commands start quickly.
      const { readActivePolicies } = await import('./read-active-policies.js');
      const { faults, lines } = judgePolicy(await readActivePolicies(settings), policy);
      this.terminal.print(lines.join('\n'));
      if (faults.length === 0) return;
      this.terminal.complain(faults.join('\n'));
      this.terminal.endWith(EXIT.failed);
    } catch (error) {
      if (!isSentence(error)) throw error;
      this.terminal.complain(error.message);
      this.terminal.endWith(EXIT.failed);
    }
  }
}
