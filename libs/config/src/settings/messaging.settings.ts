import { z } from 'zod';

export const messagingSettings = z.strictObject({
  copyBlock: z
    .enum(['none', 'recorded'])
    .describe(
      'Which labels block copying and forwarding: "none", or "recorded" for those from the level on whose reads the policy records one by one.',
    ),
});
