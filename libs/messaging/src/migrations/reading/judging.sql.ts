/**
 * Whether the caller reads this message, and it lies in this conversation and space and carries this label: what rows
 * about a message say of it. What he may not read and what is not there are one answer, so that neither a policy nor the
 * foreign key behind it tells them apart.
 */
const READS = {
  name: 'messaging.reads',
  args: 'message uuid, conversation uuid, space uuid, label int4',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
    BEGIN
      RETURN label = ANY (caller.labels) AND spaces.lets_in(caller, space)
        AND EXISTS (SELECT FROM messaging.message m WHERE m.id = message AND m.conversation_id = conversation
          AND m.space_id = space AND m.label_id = label);
    END`,
} as const;

/** Whether the caller writes in a space at this moment: not in an archived one, in announcements as an animator. */
const WRITES_IN = {
  name: 'messaging.writes_in',
  args: 'space uuid',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN spaces.enters(space) AND EXISTS (SELECT FROM spaces.space s WHERE s.id = space AND s.archived_at IS NULL
        AND (s.kind <> 'announcement' OR spaces.animates(space)));
    END`,
} as const;

/** Sets the bit of messaging.message.decorations that the trigger names, for the message of the new row. */
const HANG_ON = {
  name: 'messaging.hang_on',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      PERFORM messaging.decorate(NEW.message_id, TG_ARGV[0]::int4);
      RETURN NULL;
    END`,
} as const;

export const JUDGING = [READS, WRITES_IN, HANG_ON];
