import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { SpaceMapper } from './directory/space.mapper.js';
import { SpacesController } from './directory/spaces.controller.js';
import { SpacesRepository } from './directory/spaces.repository.js';
import { SpacesService } from './directory/spaces.service.js';
import { SpaceHome } from './home/space-home.js';
import { SpaceLifeController } from './home/space-life.controller.js';
import { SpaceLifeService } from './home/space-life.service.js';
import { MembersController } from './membership/members.controller.js';
import { MemberPages } from './membership/member-pages.js';
import { MembershipRecords } from './membership/membership-records.js';
import { MembersService } from './membership/members.service.js';
import { RequestsController } from './membership/requests.controller.js';
import { RequestsService } from './membership/requests.service.js';
import { DirectoryGroupsController } from './rules/directory-groups.controller.js';
import { RulesController } from './rules/rules.controller.js';
import { RulesService } from './rules/rules.service.js';
import type { SpaceListener } from './space-listener.js';
import { SpaceReader } from './space-reader.js';
import { TalkMaker } from './talk-maker.js';

@Global()
@Module({})
export class SpacesModule {
  /** @param listener the provider of what features give a new space: they lie above this library. */
  static register(listener: Provider<SpaceListener>): DynamicModule {
    return {
      module: SpacesModule,
      controllers: [
        SpacesController,
        SpaceLifeController,
        MembersController,
        RequestsController,
        RulesController,
        DirectoryGroupsController,
      ],
      providers: [
        listener,
        MemberPages,
        MembershipRecords,
        MembersService,
        RequestsService,
        RulesService,
        SpaceHome,
        SpaceLifeService,
        SpaceMapper,
        SpaceReader,
        SpacesRepository,
        SpacesService,
        TalkMaker,
      ],
      exports: [MemberPages, MembershipRecords, SpaceReader, TalkMaker],
    };
  }
}
