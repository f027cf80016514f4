import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Settings } from './settings/settings.schema.js';

/** Injection token of the settings. */
export const SETTINGS = Symbol('SETTINGS');

/** Gives every library the settings that the process was started with. */
@Global()
@Module({})
export class SettingsModule {
  static of(settings: Settings): DynamicModule {
    return {
      module: SettingsModule,
      providers: [{ provide: SETTINGS, useValue: settings }],
      exports: [SETTINGS],
    };
  }
}
