export { importPolicy } from './import.policy.js';
export { ImportsModule } from './imports.module.js';
export { Imports1763720101100 } from './migrations/1763720101100-imports.js';
export { ImportCheckJob, ImportUndoJob, ImportWriteJob } from './work/import-jobs.js';
