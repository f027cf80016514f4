export { firstIdAt, newId, isId, type Id } from './id.js';
export { Clock, SystemClock, FixedClock } from './clock.js';
export { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, toPage, type Page } from './page.js';
export { DomainError, type DomainErrorOptions, type ErrorKind } from './domain-error.js';
