import { Global, Module } from '@nestjs/common';
import { SpaceReader } from './space-reader.js';
import { TalkMaker } from './talk-maker.js';

@Global()
@Module({ providers: [SpaceReader, TalkMaker], exports: [SpaceReader, TalkMaker] })
export class SpacesModule {}
