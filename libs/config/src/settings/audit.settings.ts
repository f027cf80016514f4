import { z } from 'zod';
import { anchorsSettings } from './anchors.settings.js';
import { filePath } from './text.js';

export const auditSettings = z.strictObject({
  origin: z
    .string()
    .regex(/^[^\s+\p{C}]{1,200}$/u, 'one word without "+"')
    .describe(
      'The name of this log in its checkpoints: one word, unlike that of any other log, never changed.',
    ),
  signingKeyFile: filePath.describe(
    'The file of the key that signs the checkpoints; only the user of the sequencer may read it.',
  ),
  checkpointFile: filePath.describe(
    'The file where the sequencer keeps its last checkpoint, outside the database: a database set back shows at once.',
  ),
  auditorKeyFile: filePath
    .nullable()
    .describe(
      "The auditor's public key, PEM: with his private key he can check that no record was taken away before it was sealed; null: nobody can.",
    ),
  keepMonths: z
    .int()
    .min(3, 'at least 3')
    .max(1_200, 'at most 1200')
    .nullable()
    .describe(
      'For how many months, beside the running one, records are kept; then they go by whole months, and the tree over them stays; null: for ever.',
    ),
  keepIdentitiesMonths: z
    .int()
    .min(3, 'at least 3')
    .max(1_200, 'at most 1200')
    .nullable()
    .describe(
      'For how many months, beside the running one, records tell who acted, from where and on whom; then that is erased, and the records stay; null: as long as the records.',
    ),
  anchors: anchorsSettings.describe('Places outside the database that hold copies of what was sealed.'),
  witnessKeys: z
    .array(
      z.string().regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/u, 'the key that --keygen-witness printed'),
    )
    .describe('The public keys of the witnesses whose cosignatures are believed.'),
});
