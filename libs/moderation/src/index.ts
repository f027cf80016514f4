export { ModerationRetention1763720100600 } from './migrations/1763720100600-moderation-retention.js';
export { Moderation1763720099000 } from './migrations/1763720099000-moderation.js';
export { ModerationModule } from './moderation.module.js';
export { moderationPolicy } from './moderation.policy.js';
