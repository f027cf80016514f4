import { z } from 'zod';
import type { AskedFor } from '#access';
import { idSchema, spaceMembersQuerySchema } from '#contracts';
import type { Statement } from '#database';
import { membersStatement } from './members-statement.js';

const addressSchema = z.object({ id: idSchema });

/** A page of the members of a space: see `AsksFirst`. */
export function membersAsked({ params, query }: AskedFor): readonly Statement[] {
  const address = addressSchema.safeParse(params);
  const page = spaceMembersQuerySchema.safeParse(query);
  return address.success && page.success ? [membersStatement(address.data.id, page.data)] : [];
}
