import { z } from 'zod';
import { filePath } from './text.js';

export const streamSettings = z.strictObject({
  cursorKeyFile: filePath.describe('The file of the key that seals the positions of event streams.'),
});
