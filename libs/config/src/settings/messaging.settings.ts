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
});
