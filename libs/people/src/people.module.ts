import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { ChartController } from './chart/chart.controller.js';
import { ChartService } from './chart/chart.service.js';
import { CorrespondentsController } from './correspondents/correspondents.controller.js';
import { CorrespondentsService } from './correspondents/correspondents.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { PhotoController } from './photo/photo.controller.js';
import { PhotoService } from './photo/photo.service.js';
import { ProfileController } from './profile/profile.controller.js';
import type { ProfileListener } from './profile/profile-listener.js';
import { ProfileService } from './profile/profile.service.js';
import { TiesController } from './ties/ties.controller.js';
import { TiesService } from './ties/ties.service.js';

@Module({})
export class PeopleModule {
  /** @param listener the provider of what follows a changed profile: it lies above this library. */
  static register(listener: Provider<ProfileListener>): DynamicModule {
    return {
      module: PeopleModule,
      controllers: [
        PeopleController,
        ChartController,
        ProfileController,
        TiesController,
        PhotoController,
        CorrespondentsController,
      ],
      providers: [
        listener,
        PeopleService,
        ChartService,
        ProfileService,
        TiesService,
        PhotoService,
        CorrespondentsService,
      ],
    };
  }
}
