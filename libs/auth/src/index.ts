export { AuthModule } from './auth.module.js';
export { DirectoryPort } from './directory/directory-port.js';
export type { DirectoryIdentity } from './directory/directory-identity.js';
export type { DirectoryProfile } from './directory/directory-profile.js';
export { LdapDirectory } from './directory/ldap-directory.js';
export type { DirectorySettings } from './directory/directory-settings.js';
export { dnKey } from './directory/dn.js';
export { mapIdentity } from './directory/mapping/map-identity.js';
export type { RefusalReason } from './directory/refusal-reason.js';
export { startEmbeddedDirectory } from './embedded-directory/embedded-directory.js';
export { DEMO_DIRECTORY_SETTINGS } from './embedded-directory/embedded-settings.js';
export { readPeopleFile, type PeopleFile } from './embedded-directory/people-file.js';
export { peopleTree } from './embedded-directory/people-tree.js';
export { JobsModule } from './jobs/jobs.module.js';
export { JobDesk, type AskedJob, type JobState } from './jobs/job-desk.js';
export {
  JOB_HANDLERS,
  MOST_JOB_ATTEMPTS,
  type JobHandler,
  type JobResult,
  type JobRun,
} from './jobs/job-handler.js';
export { JobQueue, type ClaimedJob, type JobEnding, type RefusedJob } from './jobs/job-queue.js';
export type { AccountListener } from './session/account-listener.js';
export { SessionGuard } from './session/session.guard.js';
export { directoryPolicy } from './sync/directory.policy.js';
export { sessionPolicy } from './session/session.policy.js';
export { newSessionToken, tokenHash } from './session/session-token.js';
export { OwnSessions1763720070000 } from './migrations/1763720070000-own-sessions.js';
export { DirectoryConnection } from './sync/directory-connection.js';
export { examineDirectory, type Finding } from './sync/doctor.js';
export { DirectorySync, type AskedRun, type SyncResult } from './sync/directory-sync.js';
export { SyncDesk } from './sync/sync-desk.js';
export type { SyncDiff } from './sync/sync-diff.js';
export { SyncFailure } from './sync/sync-failure.js';
export { SyncRecords } from './sync/sync-records.js';
export { DIRECTORY_LISTENERS } from './sync/directory-listener.js';
export type { DirectoryApplied, DirectoryListener } from './sync/directory-listener.js';
export { Jobs1763720095000 } from './migrations/1763720095000-jobs.js';
export { DirectorySync1763720090000 } from './migrations/1763720090000-directory-sync.js';
export { Accounts1763720030000 } from './migrations/1763720030000-accounts.js';
