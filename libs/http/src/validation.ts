import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '#kernel';

/** Most faults that one answer lists. */
const MOST_FAULTS = 20;

/** Bodies, queries and path parameters against the schemas of the contracts; unknown fields are refused. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new DomainError('invalid', 'REQUEST_INVALID', 'the request is not valid', {
        details: {
          faults: issues.slice(0, MOST_FAULTS).map((issue) => ({
            path: (issue.path ?? [])
              .map((part) => String(typeof part === 'object' ? part.key : part))
              .join('.'),
            message: issue.message,
          })),
        },
      }),
  });
}
