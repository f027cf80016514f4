import { z } from 'zod';

/**
 * Identifiers inside a policy: they end up in canonical label keys, so their alphabet is narrow. The first is a
 * letter or digit: `__proto__` as a tag would vanish when a map is built.
 */
export const policyKey = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/);
