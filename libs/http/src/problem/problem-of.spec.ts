import { BadRequestException, NotFoundException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { expectedFailure, problemOf } from './problem-of.js';

describe('a failure', () => {
  it.each([
    ['malformed', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not_found', 404],
    ['conflict', 409],
    ['too_large', 413],
    ['invalid', 422],
    ['throttled', 429],
    ['unavailable', 503],
  ] as const)('of kind %s is a %i', (kind, status) => {
    const problem = problemOf(new DomainError(kind, 'FORBIDDEN', 'said inside only'), 'id');
    expect(problem).toMatchObject({
      status,
      code: 'FORBIDDEN',
      requestId: 'id',
      title: expect.stringMatching(/^[A-Z]/),
    });
    expect(JSON.stringify(problem)).not.toContain('inside');
  });

  it('shows details only where there are some', () => {
    expect(problemOf(new DomainError('invalid', 'REQUEST_INVALID', 'x'), 'id')).not.toHaveProperty('details');
    const told = new DomainError('throttled', 'SIGN_IN_THROTTLED', 'x', {
      details: { retryAfterSeconds: 4 },
    });
    expect(problemOf(told, 'id').details).toEqual({ retryAfterSeconds: 4 });
  });

  const BELOW: readonly (readonly [Error, string])[] = [
    [new NotFoundException('Cannot GET /secret'), 'NOT_FOUND'],
    [new BadRequestException('Unexpected token s in secret'), 'BODY_MALFORMED'],
    [Object.assign(new Error('secret'), { statusCode: 413 }), 'BODY_TOO_LARGE'],
    [Object.assign(new Error('secret'), { statusCode: 415 }), 'CONTENT_TYPE_UNSUPPORTED'],
  ];
  it.each(BELOW)('of the frameworks below gets our words: %p', (error, code) => {
    const problem = problemOf(expectedFailure(error), 'id');
    expect(problem.code).toBe(code);
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it.each([
    new Error('secret'),
    Object.assign(new Error('x'), { statusCode: 500 }),
    'secret',
    null,
    undefined,
  ])('that nobody expected says nothing: %p', (error) => {
    expect(problemOf(expectedFailure(error), 'id')).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      code: 'INTERNAL',
      requestId: 'id',
    });
  });
});
