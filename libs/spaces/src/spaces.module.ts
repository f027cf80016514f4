import { Global, Module } from '@nestjs/common';
import { SpaceReader } from './space-reader.js';

@Global()
@Module({ providers: [SpaceReader], exports: [SpaceReader] })
export class SpacesModule {}
