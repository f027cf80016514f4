export { AuditModule } from './audit.module.js';
export { AuditService, type ReadObject } from './audit.service.js';
export { CATALOGUE, type CatalogueEntry } from './catalogue.js';
export { Emitter } from './record/emitter.js';
export type { AuditActor, AuditEntry, AuditObject, AuditRow } from './record/audit-entry.js';
export { insertion } from './record/insert-rows.sql.js';
export { PolicyRecords } from './policy-records.js';
export { SYSTEM_AUDIT_WRITER, SystemAudit, type SystemAuditWriter } from './system-audit.js';
export { AuditEvent1763720020000 } from './migrations/1763720020000-audit-event.js';
