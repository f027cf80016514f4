import type { Provider } from '@nestjs/common';
import { AccessService } from '#access';
import type { Replacements } from '../../support/http/replace-providers.js';
import type { TestSite } from '../../support/site/test-site.js';

/** What holds the libraries up: identity, the log and the outbox. What a feature keeps lies elsewhere. */
const FOUNDATIONS = ['access', 'audit', 'auth', 'events'];

/** Everything with row-level security that features keep, and labels, of which each row is only for some. */
const PROTECTED = `
  SELECT c.oid::regclass::text AS name FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relrowsecurity AND c.relkind IN ('r', 'p')
    AND (n.nspname <> ALL ($1) OR c.oid = 'access.label'::regclass)
  ORDER BY 1`;

/** Takes the database's own protection away. Only ever in a copy made for it. */
export async function withoutRowSecurity(site: TestSite): Promise<void> {
  const { rows } = await site.admin.query<{ name: string }>(PROTECTED, [FOUNDATIONS]);
  for (const { name } of rows)
    await site.admin.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY`);
}

/** An application that believes that everybody may do everything on every row. */
class WideAccess extends AccessService {
  override scope() {
    return { sql: 'TRUE', parameters: {} };
  }

  override can(): boolean {
    return true;
  }
}

export function withWideScope(): Replacements {
  const provider: Provider = { provide: AccessService, useClass: WideAccess };
  return new Map([[AccessService, provider]]);
}
