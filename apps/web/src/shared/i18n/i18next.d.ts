import type { auditTexts } from './audit/texts.js';
import type { inboxTexts } from './composing/inbox-texts.js';
import type { composingTexts } from './composing/texts.js';
import type { directoryTexts } from './directory/texts.js';
import type { discussionTexts } from './discussion/texts.js';
import type { fr } from './fr.js';
import type { importTexts } from './imports/texts.js';
import type { labelTexts } from './labels/texts.js';
import type { messageTexts } from './messages/texts.js';
import type { moderationTexts } from './moderation/texts.js';
import type { paletteTexts } from './palette/texts.js';
import type { cardTexts, peopleTexts } from './people/texts.js';
import type { acronymTexts, referenceTexts } from './reference/texts.js';
import type { retentionTexts } from './retention/texts.js';
import type { spaceTexts } from './spaces/texts.js';
import type { stepUpTexts } from './step-up/texts.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: typeof fr;
      /** Those that come with their part: see late-catalogues.ts. */
      acronyms: typeof acronymTexts.fr;
      audit: typeof auditTexts.fr;
      card: typeof cardTexts.fr;
      composing: typeof composingTexts.fr;
      directory: typeof directoryTexts.fr;
      imports: typeof importTexts.fr;
      discussion: typeof discussionTexts.fr;
      inbox: typeof inboxTexts.fr;
      labels: typeof labelTexts.fr;
      messages: typeof messageTexts.fr;
      moderation: typeof moderationTexts.fr;
      palette: typeof paletteTexts.fr;
      people: typeof peopleTexts.fr;
      reference: typeof referenceTexts.fr;
      retention: typeof retentionTexts.fr;
      spaces: typeof spaceTexts.fr;
      stepUp: typeof stepUpTexts.fr;
    };
  }
}
