import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { Clock, DomainError } from '#kernel';
import { FailureThrottle } from './failure-throttle.js';
import { SourceLimit } from './source-limit.js';

/** Failures of one name that cost no time: people mistype. */
const FREE_FAILURES = 2;

/** One sign-in under way. One of these is called at its end; none when the password was wrong. */
export interface Attempt {
  /** Forgets the failures of the name. */
  succeed(): void;
  /** It was no guess that failed: as if it had not been. */
  withdraw(): void;
}

/**
 * Slows down guessing, by name and by source. An attempt counts as a failure from its beginning: a hundred guesses at
 * once would otherwise all pass before the first of them has failed. A success forgets.
 */
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
  begin(username: string, source: string): Attempt {
    const key = keyOf(username);
    const wait = Math.max(this.names.waitSeconds(key), this.sources.waitSeconds(source));
    if (wait > 0)
      throw new DomainError('throttled', 'SIGN_IN_THROTTLED', 'too many failed sign-ins', {
        details: { retryAfterSeconds: wait },
      });
    const undoName = this.names.fail(key);
    const undoSource = this.sources.fail(source);
    return {
      succeed: () => {
        this.names.succeed(key);
        undoSource();
      },
      withdraw: () => {
        undoName();
        undoSource();
      },
    };
  }
}

/** Directories compare names without case: so does the throttle. */
function keyOf(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}
