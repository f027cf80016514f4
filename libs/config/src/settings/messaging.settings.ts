import { z } from 'zod';

export const messagingSettings = z.strictObject({
  acknowledgement: z
    .strictObject({
      remindMinutes: z
        .int()
        .min(5, 'at least 5')
        .max(10_080, 'at most 10080')
        .describe(
          'After so many minutes, and again after as many, those who have not acknowledged are reminded.',
        ),
    })
    .describe('Messages that ask to be acknowledged.'),
  copyBlock: z
    .enum(['none', 'recorded'])
    .describe(
      'Which labels block copying and forwarding: "none", or "recorded" for those from the level on whose reads the policy records one by one.',
    ),
});
