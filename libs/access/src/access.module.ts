import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccessService } from './access.service.js';
import { RouteCheck } from './guard/route-check.js';
import { CopyBlock } from './labels/copy-block.js';
import { LabelStore } from './labels/label-store.js';
import { LabelsController } from './labels/labels.controller.js';
import { LabelsService } from './labels/labels.service.js';
import { PolicyStore } from './labels/policy-store.js';
import { PoliciesController } from './policies/policies.controller.js';
import { PoliciesService } from './policies/policies.service.js';
import type { PolicyLog } from './policies/policy-log.js';
import { ACCESS_POLICIES, type AccessPolicy } from './rules/access-policy.js';
import type { SpaceEntry } from './rules/space-entry.js';

@Global()
@Module({})
export class AccessModule {
  /**
   * @param policies what every feature allows, listed by the app.
   * @param spaceEntry the provider of the membership port, from the library that owns memberships.
   * @param policyLog the provider of the port to the audit log.
   */
  static register(
    policies: readonly AccessPolicy[],
    spaceEntry: Provider<SpaceEntry>,
    policyLog: Provider<PolicyLog>,
  ): DynamicModule {
    return {
      module: AccessModule,
      imports: [DiscoveryModule],
      controllers: [LabelsController, PoliciesController],
      providers: [
        { provide: ACCESS_POLICIES, useValue: policies },
        spaceEntry,
        policyLog,
        AccessService,
        CopyBlock,
        LabelStore,
        LabelsService,
        PoliciesService,
        PolicyStore,
        RouteCheck,
      ],
      exports: [AccessService, CopyBlock, LabelStore, PolicyStore],
    };
  }
}
