import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { AUDITED_MARK, CAN_MARK, PUBLIC_MARK } from './route-marks.js';

/** Nest's own mark on a method that answers a route. */
const METHOD_MARK = 'method';

/** Stops the boot when a route says neither who may call it nor what the audit log will tell of it. */
@Injectable()
export class RouteCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const silent = this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      const prototype: unknown = Object.getPrototypeOf(instance as object);
      return this.scanner
        .getAllMethodNames(prototype as object)
        .filter((name) => this.isSilent((prototype as Record<string, () => unknown>)[name]))
        .map((name) => `${metatype?.name ?? 'controller'}.${name}`);
    });
    if (silent.length > 0)
      throw new Error(`routes without @Can or @Public, or without @Audited: ${silent.join(', ')}`);
  }

  private isSilent(handler: (() => unknown) | undefined): boolean {
    if (!handler || this.reflector.get<unknown>(METHOD_MARK, handler) === undefined) return false;
    const guarded =
      this.reflector.get<unknown>(CAN_MARK, handler) ?? this.reflector.get<unknown>(PUBLIC_MARK, handler);
    return guarded === undefined || this.reflector.get<unknown>(AUDITED_MARK, handler) === undefined;
  }
}
