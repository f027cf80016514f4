export { AcceptsBytes } from './request/accept-bytes.js';
export { API_PREFIX, createHttpApp } from './bootstrap.js';
export { HttpModule } from './http.module.js';
export { isSecure, sessionCookieName, sessionCookieOptions } from './request/session-cookie.js';
export { contentPolicyHeader } from './security/headers.js';
export { EventStream } from './stream/event-stream.js';
export { UnitOfWorkInterceptor } from './unit-of-work/unit-of-work.interceptor.js';
export {
  DELIVERY_SOURCES,
  PERSONAL_SOURCES,
  type Delivery,
  type DeliverySource,
  type PersonalSource,
} from './stream/delivery-source.js';
