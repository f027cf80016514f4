import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { Clock, DomainError } from '#kernel';
import { FailureThrottle } from './failure-throttle.js';
import { SourceLimit } from './source-limit.js';

/** Failures of one name that cost no time: people mistype. */
const FREE_FAILURES = 2;

/** Slows down guessing, by name and by source. Only failures count; and they are forgotten by a success. */
@Injectable()
export class SignInThrottle {
  private readonly names: FailureThrottle;
  private readonly sources: SourceLimit;

  constructor(clock: Clock, @Inject(SETTINGS) { signIn }: Settings) {
    this.names = new FailureThrottle(
      clock,
      signIn.firstDelaySeconds,
      signIn.longestDelaySeconds,
      FREE_FAILURES,
    );
    this.sources = new SourceLimit(clock, signIn.failuresPerSourcePerMinute);
  }

  /** @throws DomainError throttled SIGN_IN_THROTTLED with details.retryAfterSeconds. */
  check(username: string, source: string): void {
    const wait = Math.max(this.names.waitSeconds(keyOf(username)), this.sources.waitSeconds(source));
    if (wait > 0)
      throw new DomainError('throttled', 'SIGN_IN_THROTTLED', 'too many failed sign-ins', {
        details: { retryAfterSeconds: wait },
      });
  }

  fail(username: string, source: string): void {
    this.names.fail(keyOf(username));
    this.sources.fail(source);
  }

  succeed(username: string): void {
    this.names.succeed(keyOf(username));
  }
}

/** Directories compare names without case: so does the throttle. */
function keyOf(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}
