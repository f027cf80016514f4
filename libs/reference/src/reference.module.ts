import { Module } from '@nestjs/common';
import { DiscussionModule } from '#discussion';
import { AcronymsController } from './acronyms/acronyms.controller.js';
import { AcronymsService } from './acronyms/acronyms.service.js';
import { EntryCommentsController } from './comments/entry-comments.controller.js';
import { EntryCommentsService } from './comments/entry-comments.service.js';
import { EntriesController } from './entries/entries.controller.js';
import { EntriesRepository } from './entries/entries.repository.js';
import { EntriesService } from './entries/entries.service.js';
import { EntryMapper } from './entries/entry.mapper.js';
import { ListEntriesController } from './entries/list-entries.controller.js';
import { RevisionsService } from './entries/revisions.service.js';
import { ShownInRefusal } from './entries/shown-in-refusal.js';
import { ListsController } from './lists/lists.controller.js';
import { ListsRepository } from './lists/lists.repository.js';
import { ListsService } from './lists/lists.service.js';

@Module({
  imports: [DiscussionModule],
  controllers: [
    ListsController,
    ListEntriesController,
    EntriesController,
    EntryCommentsController,
    AcronymsController,
  ],
  providers: [
    AcronymsService,
    EntriesRepository,
    EntriesService,
    EntryCommentsService,
    EntryMapper,
    ListsRepository,
    ListsService,
    RevisionsService,
    ShownInRefusal,
  ],
})
export class ReferenceModule {}
