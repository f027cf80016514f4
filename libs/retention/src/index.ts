export { RetentionModule } from './retention.module.js';
export { retentionPolicy } from './retention.policy.js';
export { RetentionSweep, type SweptBatch } from './retention-sweep.js';
export { AWAIT_HOLDS, underHold } from './under-hold.js';
export { Retention1763720100000 } from './migrations/1763720100000-retention.js';
