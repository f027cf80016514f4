export { AccessModule } from './access.module.js';
export { AccessService, type RequestFacts, type SubjectFields } from './access.service.js';
export type { RequestContext } from './request-context.js';
export type { AccessPolicy } from './rules/access-policy.js';
export { buildAbility, subjectOf, type AppAbility, type Rule } from './rules/ability.js';
export type { Conditions, SpaceLookup } from './rules/conditions.js';
export { rulesToSql, type SqlCondition } from './rules/rules-to-sql.js';
export type { Bind } from './rules/rules-to-sql.js';
export { SpaceEntry } from './rules/space-entry.js';
export { AccessGuard } from './guard/access.guard.js';
export { RouteCheck } from './guard/route-check.js';
export {
  ASKS_FIRST_MARK,
  AsksFirst,
  AUDITED_MARK,
  Audited,
  CAN_MARK,
  Can,
  HoldsNoConnection,
  NO_CONNECTION_MARK,
  PUBLIC_MARK,
  Public,
  type AskedFor,
  type CanMark,
} from './guard/route-marks.js';
export { Ctx, type RucheRequest, type RucheState } from './guard/ruche-request.js';
export { labelPolicy } from './labels/label.policy.js';
export { CopyBlock } from './labels/copy-block.js';
export { LabelStore, type InternedLabel } from './labels/label-store.js';
export { PolicyStore } from './labels/policy-store.js';
export { Labels1763720010000 } from './migrations/1763720010000-labels.js';
export { Policies1763720080000 } from './migrations/1763720080000-policies.js';
export { installPolicies, type SitePolicy } from './policies/install-policies.js';
export { policiesPolicy } from './policies/policies.policy.js';
export { PolicyLog, type PolicyAct } from './policies/policy-log.js';
