import type { Provider } from '@nestjs/common';
import { AccessService } from '#access';
import type { Replacements } from '../../support/http/replace-providers.js';
import type { TestSite } from '../../support/site/test-site.js';

const PROTECTED = [
  'messaging.message',
  'messaging.conversation',
  'messaging.conversation_label',
  'messaging.thread',
  'messaging.thread_follow',
  'messaging.quote',
  'messaging.forward',
  'messaging.mention',
  'spaces.space',
  'spaces.membership',
  'spaces.home',
  'spaces.request',
  'spaces.rule',
  'people.profile',
  'people.correspondent',
  'people.expertise',
  'reference.list',
  'reference.entry',
  'reference.entry_revision',
  'discussion.comment',
  'discussion.reaction',
  'imports.run',
  'imports.author',
  'imports.channel',
  'imports.entry',
  'access.label',
];

/** Takes the database's own protection away. Only ever in a copy made for it. */
export async function withoutRowSecurity(site: TestSite): Promise<void> {
  for (const table of PROTECTED)
    await site.admin.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY`);
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
