import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { isRecorded } from '#contracts';
import { LabelStore, type InternedLabel } from './label-store.js';
import { PolicyStore } from './policy-store.js';

/** Labels whose content is neither copied nor forwarded: a setting of the site. */
@Injectable()
export class CopyBlock {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'messaging'>,
    private readonly labels: LabelStore,
    private readonly policies: PolicyStore,
  ) {}

  /** Which of these labels block it. */
  async blocked(labelIds: readonly number[]): Promise<ReadonlySet<number>> {
    if (this.settings.messaging.copyBlock === 'none') return new Set();
    return this.among(await this.labels.byIds([...new Set(labelIds)]));
  }

  /** The ids of those that block it. */
  async among(labels: readonly InternedLabel[]): Promise<ReadonlySet<number>> {
    if (this.settings.messaging.copyBlock === 'none') return new Set();
    const { policies } = await this.policies.get();
    return new Set(labels.filter(({ parts }) => isRecorded(policies, parts)).map(({ id }) => id));
  }
}
