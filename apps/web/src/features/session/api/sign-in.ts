import type { Session } from '#contracts';
import { answer, api } from '../../../shared/api/client.js';
import { whenClosed } from './sign-out.js';

/**
 * @param workingLevel null = the highest that the person holds
 * @throws ApiError SIGN_IN_FAILED, SIGN_IN_THROTTLED (with `retryAfterSeconds`), WORKING_LEVEL_REFUSED …
 */
export async function signIn(
  username: string,
  password: string,
  workingLevel: string | null,
): Promise<Session> {
  await whenClosed();
  const level = workingLevel === null ? {} : { workingLevel };
  return answer(api.POST('/api/v1/session', { body: { username, password, acceptBanner: true, ...level } }));
}
