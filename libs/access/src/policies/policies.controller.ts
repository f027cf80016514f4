import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import {
  activatePolicySchema,
  activePolicyListSchema,
  idSchema,
  policyProposalListSchema,
  policyProposalSchema,
  policySchema,
  type ActivatePolicy,
  type ActivePolicy,
  type Policy,
  type PolicyProposal,
} from '#contracts';
import type { Id } from '#kernel';
import { Audited, Can } from '../guard/route-marks.js';
import { Ctx } from '../guard/ruche-request.js';
import type { RequestContext } from '../request-context.js';
import { PoliciesService } from './policies.service.js';

@Controller('policies')
export class PoliciesController {
  constructor(private readonly policies: PoliciesService) {}

  @Get()
  @Can('read', 'Policy')
  @Audited('policy.read')
  @ApiOkResponse({ standardSchema: activePolicyListSchema })
  list(): Promise<{ items: ActivePolicy[] }> {
    return this.policies.list();
  }

  @Get('proposals')
  @Can('read', 'Policy')
  @Audited('policy.read')
  @ApiOkResponse({ standardSchema: policyProposalListSchema })
  proposals(): Promise<{ items: PolicyProposal[] }> {
    return this.policies.proposals();
  }

  @Post('proposals')
  @Can('create', 'Policy')
  @Audited('policy.proposed')
  @ApiCreatedResponse({ standardSchema: policyProposalSchema })
  propose(
    @Ctx() ctx: RequestContext,
    @Body({ schema: policySchema }) policy: Policy,
  ): Promise<PolicyProposal> {
    return this.policies.propose(ctx, policy);
  }

  @Post('proposals/:id/activation')
  @HttpCode(204)
  @Can('activate', 'Policy')
  @Audited('policy.activated')
  @ApiNoContentResponse()
  activate(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: activatePolicySchema }) { hash }: ActivatePolicy,
  ): Promise<void> {
    return this.policies.activate(ctx, id, hash);
  }
}
