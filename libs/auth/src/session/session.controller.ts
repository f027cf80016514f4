import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AccessService, Audited, Can, Ctx, Public, type RequestContext, type RucheRequest } from '#access';
import { SETTINGS, type Settings } from '#config';
import { sessionSchema, signInSchema, type Session, type SignIn } from '#contracts';
import { UnitOfWork } from '#database';
import { sessionCookieName, sessionCookieOptions } from '#http';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';

@Controller('session')
export class SessionController {
  constructor(
    private readonly access: AccessService,
    private readonly sessions: SessionService,
    private readonly signIn: SignInService,
    private readonly uow: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @Public()
  @Audited('session.opened')
  @ApiCreatedResponse({ standardSchema: sessionSchema })
  async open(
    @Req() { ruche }: RucheRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: signInSchema }) credentials: SignIn,
  ): Promise<Session> {
    const token = await this.signIn.open(ruche, credentials);
    const session = await this.uow.run(token, (principal) =>
      this.sessions.describe(this.access.contextFor(principal, ruche)),
    );
    void reply.setCookie(sessionCookieName(this.settings), token, sessionCookieOptions(this.settings));
    return session;
  }

  @Get()
  @Can('read', 'Session')
  @Audited('session.read')
  @ApiOkResponse({ standardSchema: sessionSchema })
  read(@Ctx() ctx: RequestContext): Promise<Session> {
    return this.sessions.describe(ctx);
  }

  @Delete()
  @HttpCode(204)
  @Can('delete', 'Session')
  @Audited('session.closed')
  @ApiNoContentResponse()
  async close(@Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close();
    void reply
      .clearCookie(sessionCookieName(this.settings), sessionCookieOptions(this.settings))
      .header('clear-site-data', '"cache", "storage"');
  }
}
