import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { bareSettings } from './bare-settings.js';
import { BareController } from './bare.controller.js';
import { BareDirectory } from './bare-directory.js';
import { BareStore } from './bare-store.js';
import { startFanOut } from './fan-out-server.js';

const settings = bareSettings();
const store = new BareStore(settings);
await store.open();

@Module({
  controllers: [BareController],
  providers: [
    { provide: BareStore, useValue: store },
    { provide: BareDirectory, useValue: new BareDirectory(settings.directory) },
  ],
})
class BareModule {}

/** What the product is measured against: the same framework and driver without anything that protects. */
const app = await NestFactory.create<NestFastifyApplication>(
  BareModule,
  new FastifyAdapter({ forceCloseConnections: true }),
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's own type of options is a class without behaviour
  { logger: false },
);
await app.listen(settings.port, '127.0.0.1');
const fanOut = startFanOut(store, settings.fanOutPort);
process.once('SIGTERM', () => {
  fanOut.closeAllConnections();
  fanOut.close();
  void app.close().then(() => store.close());
});
