import { afterEach, describe, expect, it } from '@jest/globals';
import { LdapDirectory } from '#auth';
import { startAnsweringDirectory, type AnsweringDirectory } from './answering-directory.js';
import { FRENCH_POLICY } from './french-policy.js';

describe("a directory's answer to a bind", () => {
  let answering: AnsweringDirectory | undefined;
  afterEach(async () => answering?.stop());

  async function signIn(code: string): Promise<unknown> {
    answering = await startAnsweringDirectory(code);
    return new LdapDirectory(answering.settings, () => FRENCH_POLICY).authenticate('np', 'ruche-demo');
  }

  // The account or the password is judged.
  it.each(['InvalidCredentialsError', 'InappropriateAuthenticationError', 'ConstraintViolationError'])(
    '%s is a refusal',
    async (code) => {
      await expect(signIn(code)).resolves.toBeNull();
    },
  );

  it('UnwillingToPerformError is a refusal: so an inactivated account is answered', async () => {
    await expect(signIn('UnwillingToPerformError')).resolves.toBeNull();
  });

  it.each(['BusyError', 'UnavailableError', 'OperationsError', 'TimeLimitExceededError', 'OtherError'])(
    '%s is no judgement',
    async (code) => {
      await expect(signIn(code)).rejects.toMatchObject({
        code: 'DIRECTORY_UNAVAILABLE',
        cause: { name: code },
      });
    },
  );
});
