import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Audited, Can, Ctx, HoldsNoConnection, type RequestContext, type RucheRequest } from '#access';
import { SETTINGS, type Settings } from '#config';
import { stepUpSchema, type StepUp } from '#contracts';
import { sessionCookieName, sessionCookieOptions } from '#http';
import { StepUpService } from './step-up.service.js';

@Controller('session/step-up')
export class StepUpController {
  constructor(
    private readonly stepUp: StepUpService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @HttpCode(204)
  @Can('read', 'Session')
  @HoldsNoConnection()
  @Audited('session.stepped_up')
  @ApiNoContentResponse()
  async prove(
    @Ctx() ctx: RequestContext,
    @Req() { ruche }: RucheRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: stepUpSchema }) { password }: StepUp,
  ): Promise<void> {
    const token = await this.stepUp.prove(ctx, ruche.token ?? '', password);
    void reply.setCookie(sessionCookieName(this.settings), token, sessionCookieOptions(this.settings));
  }
}
