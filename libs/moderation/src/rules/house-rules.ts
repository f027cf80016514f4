import { Inject, Injectable } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { SETTINGS, type Settings } from '#config';
import type { ModerationRules } from '#contracts';
import { DomainError } from '#kernel';

const file = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
        fr: z.string().min(1),
        en: z.string().min(1),
        de: z.string().min(1),
      }),
    )
    .min(1)
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'two rules have one id'),
});

/** The rules of the house, from their file; a file that is wrong stops the boot. */
@Injectable()
export class HouseRules {
  readonly list: ModerationRules['items'];

  constructor(@Inject(SETTINGS) settings: Settings) {
    const { rules } = file.parse(parse(readFileSync(settings.site.rulesFile, 'utf8')));
    this.list = rules.map(({ id, ...names }) => ({ id, names }));
  }

  /** @throws DomainError invalid MODERATION_RULE_UNKNOWN */
  require(id: string): void {
    if (!this.list.some((rule) => rule.id === id))
      throw new DomainError('invalid', 'MODERATION_RULE_UNKNOWN', 'the house has no such rule');
  }
}
