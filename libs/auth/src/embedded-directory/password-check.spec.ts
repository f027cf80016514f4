import { describe, expect, it } from '@jest/globals';
import { PasswordCheck } from './password-check.js';

describe('PasswordCheck', () => {
  it('accepts the password and nothing near it', async () => {
    const check = await PasswordCheck.of('ruche-demo');
    await expect(check.accepts('ruche-demo')).resolves.toBe(true);
    // Alone, scrypt takes the second for the first: HMAC pads with NUL.
    for (const wrong of ['', 'ruche-demo\0', '\0ruche-demo', 'Ruche-demo', 'ruche-dem'])
      await expect(check.accepts(wrong)).resolves.toBe(false);
  });
});
