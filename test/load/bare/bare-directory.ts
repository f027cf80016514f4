import { Client, EqualityFilter } from 'ldapts';
import type { BareSettings } from './bare-settings.js';

/** The least that a sign-in can be: the name is searched, then bound with its password. */
export class BareDirectory {
  constructor(private readonly settings: BareSettings['directory']) {}

  async accepts(username: string, password: string): Promise<boolean> {
    const { url, bindDn, password: servicePassword, peopleBase } = this.settings;
    const client = new Client({ url });
    try {
      await client.bind(bindDn, servicePassword);
      const filter = new EqualityFilter({ attribute: 'uid', value: username });
      const { searchEntries } = await client.search(peopleBase, { filter });
      const dn = searchEntries[0]?.dn;
      if (dn === undefined) return false;
      await client.bind(dn, password);
      return true;
    } finally {
      await client.unbind();
    }
  }
}
