import { z } from 'zod';

export const logSettings = z.strictObject({
  level: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug'])
    .describe('The least serious kind of line that the technical log keeps.'),
});
