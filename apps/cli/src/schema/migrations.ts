import { Labels1763720010000, Policies1763720080000 } from '#access';
import {
  AuditAnchors1763720101300,
  AuditErasure1763720101550,
  AuditEvent1763720020000,
  AuditPruning1763720101500,
  AuditThinning1763720101560,
  AuditTimeline1763720101600,
  AuditTree1763720101200,
} from '#audit';
import {
  Accounts1763720030000,
  DirectorySync1763720090000,
  Jobs1763720095000,
  OwnSessions1763720070000,
} from '#auth';
import { Outbox1763720001000, SealedPrincipal1763720000000, type MigrationClass } from '#database';
import { CommentRetention1763720100400, Discussion1763720094000 } from '#discussion';
import { Imports1763720101100 } from '#imports';
import {
  Announcing1763720101700,
  DraftSending1763720101900,
  EditsAndDrafts1763720072000,
  ImportedMessages1763720101000,
  MessageReactions1763720094100,
  Places1763720094500,
  MessageRetention1763720100500,
  Messages1763720060000,
  PostedEvents1763720101800,
  Reading1763720097000,
  Scheduled1763720098000,
  SpaceChannels1763720092500,
  Topics1763720096000,
  Withholding1763720098900,
} from '#messaging';
import { Moderation1763720099000, ModerationRetention1763720100600 } from '#moderation';
import { People1763720091000, PresenceInPerson1763720095500, Profile1763720040000 } from '#people';
import { EntryComments1763720094200, Reference1763720093000 } from '#reference';
import { Retention1763720100000 } from '#retention';
import {
  Communities1763720092000,
  LabelDifferences1763720101400,
  Opening1763720101850,
  Spaces1763720050000,
  Talks1763720071000,
} from '#spaces';

/** Every migration of every library, in the order in which they run. */
export const MIGRATIONS: readonly MigrationClass[] = [
  SealedPrincipal1763720000000,
  Outbox1763720001000,
  Labels1763720010000,
  AuditEvent1763720020000,
  Accounts1763720030000,
  Profile1763720040000,
  Spaces1763720050000,
  Messages1763720060000,
  OwnSessions1763720070000,
  Talks1763720071000,
  EditsAndDrafts1763720072000,
  Policies1763720080000,
  DirectorySync1763720090000,
  People1763720091000,
  Communities1763720092000,
  SpaceChannels1763720092500,
  Reference1763720093000,
  Discussion1763720094000,
  MessageReactions1763720094100,
  EntryComments1763720094200,
  Places1763720094500,
  Jobs1763720095000,
  PresenceInPerson1763720095500,
  Topics1763720096000,
  Reading1763720097000,
  Scheduled1763720098000,
  Withholding1763720098900,
  Moderation1763720099000,
  Retention1763720100000,
  CommentRetention1763720100400,
  MessageRetention1763720100500,
  ModerationRetention1763720100600,
  ImportedMessages1763720101000,
  Imports1763720101100,
  AuditTree1763720101200,
  AuditAnchors1763720101300,
  LabelDifferences1763720101400,
  AuditPruning1763720101500,
  AuditErasure1763720101550,
  AuditThinning1763720101560,
  AuditTimeline1763720101600,
  Announcing1763720101700,
  PostedEvents1763720101800,
  Opening1763720101850,
  DraftSending1763720101900,
];
