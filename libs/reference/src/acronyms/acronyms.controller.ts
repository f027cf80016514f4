import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { acronymsSchema, lookUpAcronymsSchema, type Acronyms, type LookUpAcronyms } from '#contracts';
import { AcronymsService } from './acronyms.service.js';

@Controller('acronyms')
export class AcronymsController {
  constructor(private readonly acronyms: AcronymsService) {}

  /** A POST because words of a text do not belong into addresses, which are logged. It changes nothing. */
  @Post('lookup')
  @HttpCode(200)
  @Can('read', 'ReferenceEntry')
  @Audited('acronym.looked_up')
  @ApiOkResponse({ standardSchema: acronymsSchema })
  lookUp(
    @Ctx() ctx: RequestContext,
    @Body({ schema: lookUpAcronymsSchema }) words: LookUpAcronyms,
  ): Promise<Acronyms> {
    return this.acronyms.lookUp(ctx, words);
  }
}
