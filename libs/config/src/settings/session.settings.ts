import { z } from 'zod';

export const sessionSettings = z.strictObject({
  idleMinutes: z
    .int()
    .min(1, 'at least 1')
    .max(480, 'at most 480')
    .describe('After so many minutes without an act of the person the session ends.'),
  absoluteHours: z
    .int()
    .min(1, 'at least 1')
    .max(24, 'at most 24')
    .describe('After so many hours the session ends whatever happens.'),
});
