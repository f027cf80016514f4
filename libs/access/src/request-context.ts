import type { Language } from '#contracts';
import type { Id } from '#kernel';
import type { Principal } from '#database';
import type { AppAbility, Rule } from './rules/ability.js';

/** Who asks, and what he may do: the first parameter of every service and repository method. */
export interface RequestContext {
  readonly requestId: Id;
  readonly sourceAddress: string;
  /** The language that the caller reads. */
  readonly language: Language;
  readonly principal: Principal;
  /** For what a type allows; objects are judged by `AccessService.can`, which knows the spaces of this request. */
  readonly ability: AppAbility;
  /** The rules that the ability was built from: the row scope in SQL is made of the same list. */
  readonly rules: readonly Rule[];
  /** Spaces looked up so far and found enterable; `AccessService` fills it before it judges an object. */
  readonly enterable: Set<Id>;
}
