import { describe, expect, it } from '@jest/globals';
import { Controller, Get, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Audited, Can, Public, RouteCheck } from '#access';
import { CATALOGUE, catalogueDocument } from '#audit';
import { AUDIT_EVENTS } from '#contracts';
import { sourceFiles } from '../../architecture/support/source-files.js';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

async function boots(controller: Type): Promise<string | null> {
  const parts = { imports: [DiscoveryModule], controllers: [controller], providers: [RouteCheck] };
  try {
    const module = await Test.createTestingModule(parts).compile();
    await module.init();
    await module.close();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

@Controller('a')
class Whole {
  @Get() @Can('read', 'Label') @Audited('label.listed') list(): void {}
  @Get('open') @Public() @Audited('site.read') read(): void {}
  /** No route: needs no mark. */
  inside(): void {}
}
@Controller('b')
class Unguarded {
  @Get() @Audited('label.listed') list(): void {}
}
@Controller('c')
class Silent {
  @Get() @Can('read', 'Label') list(): void {}
}
@Controller('d')
class Inherits extends Silent {}

describe('the catalogue of the audit log', () => {
  it('knows every event of the contracts, and no other', () => {
    expect(Object.keys(CATALOGUE).sort()).toEqual([...AUDIT_EVENTS].sort());
    for (const { meaning } of Object.values(CATALOGUE)) expect(meaning).toMatch(/\.$/);
  });

  it('is what its document says', () => {
    const file = join(ROOT, 'libs/audit/EVENTS.md');
    if (process.env['RUCHE_WRITE_AUDIT_EVENTS'] === '1') writeFileSync(file, catalogueDocument());
    expect(readFileSync(file, 'utf8')).toBe(catalogueDocument());
  });

  it('has no event that nothing in the code ever tells', () => {
    const code = sourceFiles()
      .filter((path) => /^(apps\/(api|worker|cli)|libs)\//.test(path) && !path.endsWith('.spec.ts'))
      .filter((path) => !/catalogue\.ts$|audit-events\.ts$/.test(path))
      .map((path) => readFileSync(join(ROOT, path), 'utf8'))
      .join('\n');
    expect(AUDIT_EVENTS.filter((event) => !code.includes(`'${event}'`))).toEqual([]);
  });
});

describe('the boot', () => {
  it.each([
    ['says nothing of who may call it', Unguarded],
    ['leaves no trace', Silent],
    ['inherits a silent one', Inherits],
  ])('stops at a route that %s', async (_name, controller) => {
    expect(await boots(controller)).toMatch(/routes without @Can or @Public, or without @Audited/);
  });

  it('control: goes on when every route says both', async () => {
    expect(await boots(Whole)).toBeNull();
  });
});
