import { z } from 'zod';
import { policyKey } from '../labels/policy-key.js';
import { policySchema } from '../labels/policy.js';

/** SHA-256 over the canonical form (RFC 8785) of a policy, in hexadecimal. */
const policyHash = z.string().regex(/^[0-9a-f]{64}$/);

export const activePolicySchema = z.strictObject({
  id: policyKey,
  version: z.int(),
  hash: policyHash,
  /** Whether the levels of sessions and the site's ceiling belong to it. */
  main: z.boolean(),
  activatedAt: z.iso.datetime(),
  body: policySchema,
});
export type ActivePolicy = z.infer<typeof activePolicySchema>;
export const activePolicyListSchema = z.strictObject({ items: z.array(activePolicySchema) });

/** A version that waits for a second person. */
export const policyProposalSchema = z.strictObject({
  id: z.uuid(),
  policyId: policyKey,
  version: z.int(),
  /** To be given back with the activation: it says what was read. */
  hash: policyHash,
  proposedBy: z.strictObject({ id: z.uuid(), displayName: z.string() }),
  /** Whether the caller, under this or another account, proposed it: then he cannot activate it. */
  own: z.boolean(),
  proposedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  body: policySchema,
});
export type PolicyProposal = z.infer<typeof policyProposalSchema>;
export const policyProposalListSchema = z.strictObject({ items: z.array(policyProposalSchema) });

export const activatePolicySchema = z.strictObject({ hash: policyHash });
export type ActivatePolicy = z.infer<typeof activatePolicySchema>;
