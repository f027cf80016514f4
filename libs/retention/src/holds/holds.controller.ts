import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  askReleaseSchema,
  confirmReleaseSchema,
  holdPeopleQuerySchema,
  holdPeopleSchema,
  idSchema,
  legalHoldPageSchema,
  legalHoldSchema,
  openHoldSchema,
  pageQuerySchema,
  type AskRelease,
  type ConfirmRelease,
  type HoldPeople,
  type HoldPeopleQuery,
  type LegalHold,
  type OpenHold,
  type PageQuery,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { HoldsService } from './holds.service.js';

@Controller('legal-holds')
export class HoldsController {
  constructor(private readonly holds: HoldsService) {}

  @Get()
  @Can('read', 'LegalHold')
  @Audited('hold.listed')
  @ApiOkResponse({ standardSchema: legalHoldPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<Page<LegalHold>> {
    return this.holds.list(ctx, query);
  }

  @Get('people')
  @Can('create', 'LegalHold')
  @Audited('hold.people_searched')
  @ApiOkResponse({ standardSchema: holdPeopleSchema })
  people(
    @Ctx() ctx: RequestContext,
    @Query({ schema: holdPeopleQuerySchema }) { query }: HoldPeopleQuery,
  ): Promise<HoldPeople> {
    return this.holds.people(ctx, query);
  }

  @Post()
  @Can('create', 'LegalHold')
  @Audited('hold.opened')
  @ApiCreatedResponse({ standardSchema: legalHoldSchema })
  open(@Ctx() ctx: RequestContext, @Body({ schema: openHoldSchema }) hold: OpenHold): Promise<LegalHold> {
    return this.holds.open(ctx, hold);
  }

  @Post(':id/release')
  @HttpCode(200)
  @Can('update', 'LegalHold')
  @Audited('hold.release_asked')
  @ApiOkResponse({ standardSchema: legalHoldSchema })
  askRelease(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: askReleaseSchema }) { reason }: AskRelease,
  ): Promise<LegalHold> {
    return this.holds.askRelease(ctx, id, reason);
  }

  @Post(':id/release/confirmation')
  @HttpCode(200)
  @Can('update', 'LegalHold')
  @Audited('hold.released')
  @ApiOkResponse({ standardSchema: legalHoldSchema })
  confirmRelease(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: confirmReleaseSchema }) { hash }: ConfirmRelease,
  ): Promise<LegalHold> {
    return this.holds.confirmRelease(ctx, id, hash);
  }
}
