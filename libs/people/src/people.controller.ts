import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { peopleQuerySchema, personPageSchema, type PeopleQuery, type Person } from '#contracts';
import type { Page } from '#kernel';
import { PeopleService } from './people.service.js';

@Controller('people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @Can('read', 'Person')
  @Audited('person.listed')
  @ApiOkResponse({ standardSchema: personPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: peopleQuerySchema }) query: PeopleQuery,
  ): Promise<Page<Person>> {
    return this.people.list(ctx, query);
  }
}
