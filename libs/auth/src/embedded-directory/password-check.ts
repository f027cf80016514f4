import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Small on purpose (under 1 ms): the passwords are public, a bind only has to cost the same whoever is named. */
const COST = { N: 256, r: 4, p: 1 };
const LENGTH = 32;

/** A password kept as its hash. */
export class PasswordCheck {
  private constructor(
    private readonly salt: Buffer,
    private readonly hash: Buffer,
  ) {}

  static async of(password: string): Promise<PasswordCheck> {
    const salt = randomBytes(16);
    return new PasswordCheck(salt, await derive(password, salt));
  }

  async accepts(password: string): Promise<boolean> {
    return timingSafeEqual(await derive(password, this.salt), this.hash);
  }
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Hashed first: HMAC fills a short key up with NUL, so that "secret" and "secret\\0" would be one password.
    const fixed = createHash('sha256').update(password).digest();
    scrypt(fixed, salt, LENGTH, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
