import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  peopleQuerySchema,
  personPageSchema,
  placesSchema,
  presenceQuerySchema,
  presenceSchema,
  type PeopleQuery,
  type PersonCard,
  type Places,
  type Presence,
  type PresenceQuery,
} from '#contracts';
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
  ): Promise<Page<PersonCard>> {
    return this.people.list(ctx, query);
  }

  @Get('units')
  @Can('read', 'Person')
  @Audited('place.listed')
  @ApiOkResponse({ standardSchema: placesSchema })
  places(): Promise<Places> {
    return this.people.places();
  }

  @Get('presence')
  @Can('read', 'Person')
  @Audited('presence.read')
  @ApiOkResponse({ standardSchema: presenceSchema })
  presence(
    @Ctx() ctx: RequestContext,
    @Query({ schema: presenceQuerySchema }) { ids }: PresenceQuery,
  ): Promise<Presence> {
    return this.people.presence(ctx, ids);
  }
}
