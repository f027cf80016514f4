import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { endWithError, loadSettings } from '#config';
import { SequencerModule } from './sequencer.module.js';

try {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's own type of options is a class without behaviour
  const app = await NestFactory.createApplicationContext(SequencerModule.register(loadSettings()), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
} catch (error) {
  endWithError(error);
}
