import { z } from 'zod';

export const signInSettings = z.strictObject({
  firstDelaySeconds: z
    .number()
    .min(0.1, 'at least 0.1')
    .max(60, 'at most 60')
    .describe('How long an account waits after its first failure, in seconds; doubled at each further one.'),
  longestDelaySeconds: z
    .number()
    .min(1, 'at least 1')
    .max(3600, 'at most 3600')
    .describe('The longest wait after failures, in seconds; no account is ever locked for good.'),
  failuresPerSourcePerMinute: z
    .int()
    .min(1, 'at least 1')
    .max(10_000, 'at most 10000')
    .describe('How many failures one source address may cause in a minute.'),
});
