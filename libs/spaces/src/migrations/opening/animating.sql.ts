import { ANIMATES } from '../communities/judging.sql.js';
import { standing } from '../communities/tables.sql.js';

/** Whether somebody animates a space, at the level at which he works. Partners never do. */
export const LEADS = {
  name: 'spaces.leads',
  args: 'caller access.principal, asked uuid',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN coalesce(caller.enters_implicitly, false) AND EXISTS (SELECT FROM spaces.membership m
        WHERE m.space_id = asked AND m.person_id = caller.account_id AND m.role = 'animator'
          AND m.entry_label_id = ANY (caller.labels) AND ${standing('m')});
    END`,
} as const;

export const ANIMATES_BY_CALLER = {
  ...ANIMATES,
  body: `
    BEGIN
      RETURN spaces.leads(access.caller(), asked);
    END`,
} as const;
