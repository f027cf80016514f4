export { LANGUAGES, levelRank, policySchema } from './labels/policy.js';
export type { Language, Localized, Policy, PolicyLevel } from './labels/policy.js';
export { canonicalLabel, labelFault, labelKey } from './labels/label.js';
export type { Clearance, Label, PolicyClearance } from './labels/label.js';
export type { Equivalence } from './labels/equivalence.js';
export { policySetFaults } from './labels/policy-set.js';
export { dominates, type Policies } from './labels/dominates.js';
export { labelParts, type SitePolicies } from './labels/label-parts.js';
export { capClearance } from './labels/cap-clearance.js';
export { isWithinCeiling } from './labels/within-ceiling.js';
export { isWithinSite } from './labels/within-site.js';
export { isRecorded } from './labels/is-recorded.js';
export { leastUpperBound } from './labels/upper-bound.js';
export { restrictTlp, TLP, TLP_COLORS, tlpSchema, tlpText, type Tlp } from './tlp/tlp.js';
export { markingText } from './labels/marking.js';
export { SITE_ROLES, levelSchema, sessionSchema, signInSchema, siteSchema } from './api/session.schema.js';
export type { Level, Person, Session, SignIn, Site, SiteRole } from './api/session.schema.js';
export {
  MAX_LABEL_CATEGORIES,
  composeLabelSchema,
  labelItemSchema,
  labelListSchema,
  labelPartsListSchema,
} from './api/label.schema.js';
export type { ComposeLabel, LabelItem, LabelParts } from './api/label.schema.js';
export {
  activatePolicySchema,
  activePolicyListSchema,
  activePolicySchema,
  policyProposalListSchema,
  policyProposalSchema,
} from './api/policy.schema.js';
export type { ActivatePolicy, ActivePolicy, PolicyProposal } from './api/policy.schema.js';
export { SPACE_KINDS, conversationPageSchema, conversationSchema } from './api/conversation.schema.js';
export type { Conversation, SpaceKind } from './api/conversation.schema.js';
export { openingSchema, type Opening } from './api/opening.schema.js';
export {
  MAX_MENTIONS,
  MAX_MESSAGE_LENGTH,
  MAX_QUOTES,
  MAX_THREAD_TITLE,
  MESSAGE_PRIORITIES,
  REACTIONS,
} from './api/message-limits.js';
export type { MessagePriority, Reaction } from './api/message-limits.js';
export {
  editMessageSchema,
  messageHistorySchema,
  messagePageSchema,
  messageQuerySchema,
  messageSchema,
  postMessageSchema,
  putThreadSchema,
  readThreadSchema,
  threadPageSchema,
} from './api/message.schema.js';
export type {
  EditMessage,
  Message,
  MessageHistory,
  MessagePage,
  MessageQuery,
  PostMessage,
  PutThread,
  Quote,
  ReadThread,
  ThreadPage,
} from './api/message.schema.js';
export {
  IMPORT_FORMATS,
  IMPORT_LINE_CODES,
  IMPORT_OUTCOMES,
  IMPORT_PIECE_BYTES,
  IMPORT_PROBLEMS,
  IMPORT_REPORT_FORMATS,
  IMPORT_REPORT_ROWS,
  IMPORT_STATES,
  MAX_IMPORT_BYTES,
  MAX_IMPORT_KEY,
  MAX_IMPORT_MAPPINGS,
  createImportSchema,
  importChannelPageSchema,
  importChannelsQuerySchema,
  importPageSchema,
  importPreviewSchema,
  importReportFileQuerySchema,
  importReportFileSchema,
  importReportPageSchema,
  importReportQuerySchema,
  importReportRowSchema,
  importSchema,
  importUserPageSchema,
  importUsersQuerySchema,
  mapImportSchema,
  pieceNumberSchema,
} from './api/import.schema.js';
export type {
  CreateImport,
  Import,
  ImportChannelPage,
  ImportChannelsQuery,
  ImportFormat,
  ImportLineCode,
  ImportOutcome,
  ImportPreview,
  ImportProblem,
  ImportReportFile,
  ImportReportFileQuery,
  ImportReportPage,
  ImportReportQuery,
  ImportReportRow,
  ImportState,
  ImportUserPage,
  ImportUsersQuery,
  MapImport,
} from './api/import.schema.js';
export {
  acknowledgersPageSchema,
  acknowledgersQuerySchema,
  askedAcknowledgementPageSchema,
  askedAcknowledgementSchema,
} from './api/acknowledgement.schema.js';
export {
  askAudienceSchema,
  audienceSchema,
  mentionableListSchema,
  mentionableQuerySchema,
} from './api/audience.schema.js';
export type { AskAudience, Audience, MentionableList, MentionableQuery } from './api/audience.schema.js';
export type {
  AcknowledgersPage,
  AcknowledgersQuery,
  AskedAcknowledgement,
} from './api/acknowledgement.schema.js';
export {
  MAX_MODERATION_TEXT,
  REPORT_REASONS,
  appealSchema,
  confirmSpillSchema,
  decideAppealSchema,
  moderateMessageSchema,
  moderationDecisionSchema,
  moderationQueueSchema,
  moderationRegisterSchema,
  moderationRulesSchema,
  moderationSumsSchema,
  openSpillSchema,
  openWordsSchema,
  proposeSpillSchema,
  reportMessageSchema,
  spillOpenedSchema,
  spillPageSchema,
  spillSchema,
  withheldWordsSchema,
} from './api/moderation.schema.js';
export type {
  Appeal,
  ConfirmSpill,
  DecideAppeal,
  ModerateMessage,
  ModerationDecision,
  ModerationQueue,
  ModerationRegister,
  ModerationRules,
  ModerationSums,
  OpenSpill,
  OpenWords,
  ProposeSpill,
  ReportMessage,
  ReportReason,
  Spill,
  SpillOpened,
  SpillPage,
  WithheldWords,
} from './api/moderation.schema.js';
export {
  markReadSchema,
  mentionPageSchema,
  mentionSchema,
  pinPageSchema,
  pinSchema,
  readingSchema,
  savedMessagePageSchema,
  savedMessageSchema,
  typingSchema,
  unreadTotalsSchema,
} from './api/reading.schema.js';
export type {
  MarkRead,
  Mention,
  Pin,
  Reading,
  SavedMessage,
  Typing,
  UnreadTotals,
} from './api/reading.schema.js';
export { EVERYBODY, mentionOfAll, type Everybody } from './markdown/everybody.js';
export { parseMentions, type Mentions } from './markdown/parse-mentions.js';
export { idSchema, pageQuerySchema, type PageQuery } from './api/paging.schema.js';
export { ownSessionPageSchema, ownSessionSchema, stepUpSchema } from './api/own-session.schema.js';
export type { OwnSession, StepUp } from './api/own-session.schema.js';
export {
  CORRESPONDENT_SCOPES,
  MAX_ABOUT_LENGTH,
  MAX_EXPERTISE,
  MAX_PRESENCE_IDS,
  chartPageSchema,
  chartPersonSchema,
  chartQuerySchema,
  correspondentPageSchema,
  correspondentQuerySchema,
  correspondentSchema,
  createCorrespondentSchema,
  expertiseSchema,
  expertiseTagSchema,
  peopleQuerySchema,
  personCardSchema,
  personChartSchema,
  personDetailSchema,
  personPageSchema,
  placesSchema,
  presenceQuerySchema,
  presenceSchema,
  updateProfileSchema,
} from './api/people.schema.js';
export type {
  ChartPerson,
  ChartQuery,
  Correspondent,
  CorrespondentQuery,
  CreateCorrespondent,
  Expertise,
  PeopleQuery,
  PersonCard,
  PersonChart,
  PersonDetail,
  Places,
  Presence,
  PresenceQuery,
  UpdateProfile,
} from './api/people.schema.js';
export {
  LOOKUP_EXCERPT_LENGTH,
  MAX_LOOKUP_TERMS,
  MAX_REFERENCE_FIELDS,
  REFERENCE_CHANGES,
  REFERENCE_KINDS,
  acronymsSchema,
  completenessSchema,
  createReferenceEntrySchema,
  createReferenceListSchema,
  lookUpAcronymsSchema,
  referenceEntryPageSchema,
  referenceEntryQuerySchema,
  referenceEntrySchema,
  referenceFieldSchema,
  referenceListPageSchema,
  referenceListQuerySchema,
  referenceListSchema,
  referenceRevisionPageSchema,
  referenceRevisionQuerySchema,
  revertReferenceEntrySchema,
  updateReferenceEntrySchema,
  updateReferenceListSchema,
} from './api/reference.schema.js';
export type {
  Acronyms,
  Completeness,
  CreateReferenceEntry,
  CreateReferenceList,
  LookUpAcronyms,
  ReferenceEntry,
  ReferenceEntryQuery,
  ReferenceField,
  ReferenceKind,
  ReferenceList,
  ReferenceListQuery,
  ReferenceRevisionPage,
  ReferenceRevisionQuery,
  RevertReferenceEntry,
  UpdateReferenceEntry,
  UpdateReferenceList,
} from './api/reference.schema.js';
export {
  MAX_COMMENT_LENGTH,
  commentHistorySchema,
  commentPageSchema,
  commentSchema,
  createCommentSchema,
  editCommentSchema,
  reactionNameSchema,
  reactionPageSchema,
  reactionQuerySchema,
  subjectReactionsSchema,
} from './api/discussion.schema.js';
export type {
  Comment,
  CommentHistory,
  CommentPage,
  CreateComment,
  EditComment,
  ReactionPage,
  ReactionQuery,
  ReactionSummary,
} from './api/discussion.schema.js';
export { MAX_TALK_MEMBERS, createTalkSchema, type CreateTalk } from './api/talk.schema.js';
export {
  MAX_PREVIEWED,
  askReleaseSchema,
  confirmReleaseSchema,
  holdPeopleQuerySchema,
  holdPeopleSchema,
  legalHoldPageSchema,
  legalHoldSchema,
  openHoldSchema,
  previewQuerySchema,
  retentionPolicySchema,
  retentionPreviewSchema,
  setRetentionPolicySchema,
  setSpaceRetentionSchema,
  spaceRetentionSchema,
  type AskRelease,
  type ConfirmRelease,
  type HoldPeople,
  type HoldPeopleQuery,
  type LegalHold,
  type OpenHold,
  type PreviewQuery,
  type RetentionPolicy,
  type RetentionPreview,
  type RetentionRule,
  type SetRetentionPolicy,
  type SetSpaceRetention,
  type SpaceRetention,
} from './api/retention.schema.js';
export {
  changeScheduledSchema,
  scheduledMessagePageSchema,
  scheduledMessageSchema,
  scheduleMessageSchema,
  type ChangeScheduled,
  type ScheduledMessage,
  type ScheduleMessage,
} from './api/scheduled.schema.js';
export { sendingSchema, type Sending } from './api/sending.schema.js';
export {
  draftItemSchema,
  draftPageSchema,
  draftQuerySchema,
  draftSchema,
  type Draft,
  type DraftItem,
  type DraftQuery,
} from './api/draft.schema.js';
export {
  DIRECTORY_CHANGE_KINDS,
  DIRECTORY_RUN_KINDS,
  DIRECTORY_RUN_STATES,
  decideDirectoryRunSchema,
  directoryChangePageSchema,
  directoryChangeQuerySchema,
  directoryChangeSchema,
  directoryCountsSchema,
  directoryNoticeSchema,
  directoryRunDetailSchema,
  directoryRunSchema,
  directoryStateSchema,
} from './api/directory.schema.js';
export type {
  DecideDirectoryRun,
  DirectoryChange,
  DirectoryChangeQuery,
  DirectoryCounts,
  DirectoryNotice,
  DirectoryRun,
  DirectoryRunDetail,
  DirectoryState,
} from './api/directory.schema.js';
export {
  FOLLOW_UP_DAYS,
  FOLLOW_UP_VERDICTS,
  MEETING_SPACE_KINDS,
  SPACE_ROLES,
  SPACE_VISIBILITIES,
  answerFollowUpSchema,
  createSpaceSchema,
  handOverSpaceSchema,
  raiseEntrySchema,
  spaceLaunchSchema,
  spacePageSchema,
  spaceSchema,
  spacesQuerySchema,
  updateSpaceSchema,
} from './api/space.schema.js';
export type {
  AnswerFollowUp,
  CreateSpace,
  HandOverSpace,
  RaiseEntry,
  Space,
  SpaceFollowUp,
  SpaceItem,
  SpaceLaunch,
  SpacesQuery,
  UpdateSpace,
} from './api/space.schema.js';
export {
  MEMBERSHIP_SOURCES,
  addMembersSchema,
  askEntrySchema,
  changeMemberSchema,
  decideRequestSchema,
  spaceMemberPageSchema,
  spaceMemberSchema,
  spaceMembersQuerySchema,
  spaceRequestPageSchema,
  spaceRequestSchema,
  spaceRequestsQuerySchema,
} from './api/space-members.schema.js';
export type {
  AddMembers,
  AskEntry,
  ChangeMember,
  DecideRequest,
  SpaceMember,
  SpaceMemberPage,
  SpaceMembersQuery,
  SpaceRequest,
  SpaceRequestsQuery,
} from './api/space-members.schema.js';
export {
  RULE_ATTRIBUTES,
  directoryGroupPageSchema,
  directoryGroupsQuerySchema,
  putSpaceRuleSchema,
  spaceRuleSchema,
  spaceRuleTrialSchema,
  trySpaceRuleSchema,
} from './api/space-rule.schema.js';
export type {
  DirectoryGroup,
  DirectoryGroupsQuery,
  PutSpaceRule,
  SpaceRule,
  SpaceRuleTrial,
  TrySpaceRule,
} from './api/space-rule.schema.js';
export {
  MAX_AUDIT_EVENTS,
  MAX_AUDIT_WAITING,
  auditPageSchema,
  auditPeopleQuerySchema,
  auditPeopleSchema,
  auditQuerySchema,
  auditRecordDetailSchema,
  auditRecordSchema,
  auditStateSchema,
} from './api/audit.schema.js';
export type {
  AuditPage,
  AuditPeople,
  AuditPeopleQuery,
  AuditQuery,
  AuditRecord,
  AuditRecordDetail,
  AuditState,
} from './api/audit.schema.js';
export { problemSchema, type Problem } from './api/problem.schema.js';
export { cleanText } from './api/text.js';
export { AUDIT_EVENTS, type AuditEventName } from './audit-events.js';
export { CODES, type Code } from './codes.js';
export { ACTIONS, SUBJECTS, type Action, type SubjectName } from './permissions.js';
export type { StreamFrameName, StreamFrames } from './stream.js';
