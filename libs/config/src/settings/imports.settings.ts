import { z } from 'zod';

export const importsSettings = z.strictObject({
  largestFileMegabytes: z
    .int()
    .min(1, 'at least 1')
    .max(8_192, 'at most 8192')
    .describe('The largest file that may be imported, in mebibytes.'),
});
