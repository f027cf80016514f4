import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccessService } from './access.service.js';
import { RouteCheck } from './guard/route-check.js';
import { LabelStore } from './labels/label-store.js';
import { LabelsController } from './labels/labels.controller.js';
import { LabelsService } from './labels/labels.service.js';
import { PolicyStore } from './labels/policy-store.js';
import { ACCESS_POLICIES, type AccessPolicy } from './rules/access-policy.js';
import type { SpaceEntry } from './rules/space-entry.js';

@Global()
@Module({})
export class AccessModule {
  /**
   * @param policies what every feature allows, listed by the app.
   * @param spaceEntry the provider of the membership port, from the library that owns memberships.
   */
  static register(policies: readonly AccessPolicy[], spaceEntry: Provider<SpaceEntry>): DynamicModule {
    return {
      module: AccessModule,
      imports: [DiscoveryModule],
      controllers: [LabelsController],
      providers: [
        { provide: ACCESS_POLICIES, useValue: policies },
        spaceEntry,
        AccessService,
        LabelStore,
        LabelsService,
        PolicyStore,
        RouteCheck,
      ],
      exports: [AccessService, LabelStore, PolicyStore],
    };
  }
}
