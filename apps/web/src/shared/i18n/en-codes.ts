import type { Catalogue } from './catalogue.js';

export const enCodes: Catalogue['codes'] = {
  BODY_MALFORMED: 'What was sent cannot be read.',
  BODY_TOO_LARGE: 'What was sent is too large.',
  CONTENT_TYPE_UNSUPPORTED: 'This type of content is not accepted.',
  REQUEST_INVALID: 'The request holds a value that is not accepted.',
  REQUEST_HEADER_MISSING: 'The request did not come from this page: reload it, then try again.',
  ORIGIN_REFUSED: 'The request comes from an address other than the site’s: it is refused.',
  SESSION_REQUIRED: 'Your session is over. Sign in again.',
  SIGN_IN_FAILED: 'User name or password not recognised.',
  SIGN_IN_THROTTLED: 'Too many attempts in a short time. Wait a moment.',
  WORKING_LEVEL_REFUSED: 'This working level is above your clearance. Choose a lower one.',
  FORBIDDEN: 'You are not allowed to do this.',
  NOT_FOUND: 'Not found, or not visible at your working level.',
  STREAMS_TOO_MANY: 'Too many tabs of this session are open. Close one to receive messages as they come.',
  LABEL_REFUSED: 'This label cannot be used here. Choose another one.',
  LABEL_ABOVE_CEILING:
    'This label is above what the conversation may hold. Choose a lower one, or another place.',
  LABEL_LIMIT_REACHED: 'The site has reached the number of labels allowed. Tell your security officer.',
  LABEL_NO_UPPER_BOUND: 'No label can protect these contents together.',
  DIRECTORY_UNAVAILABLE: 'The directory does not answer. Try again in a moment.',
  DATABASE_UNAVAILABLE: 'The service is not available for the moment. Try again shortly.',
  AUDIT_UNAVAILABLE: 'The audit log cannot be written: nothing was done. Try again in a moment.',
  OVERLOADED: 'The service is very busy. Try again in a moment.',
  INTERNAL: 'The service met an error.',
  NETWORK_UNREACHABLE: 'The site does not answer. Check the connection to the network.',
  STEP_UP_REQUIRED: 'Confirm your password first.',
  STEP_UP_FAILED: 'Password not recognised.',
  MESSAGE_CHANGED:
    'This message was changed in the meantime. Your text is kept: read the current version, then save again to replace it.',
  MESSAGE_DELETED: 'This message was deleted in the meantime: it can no longer be edited.',
  TALK_MEMBER_REFUSED: 'One of the people chosen cannot take part in this talk. Change your choice.',
};
