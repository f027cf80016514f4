import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, PolicyStore, Public } from '#access';
import { productVersion, SETTINGS, type Settings } from '#config';
import { siteSchema, type Site } from '#contracts';

/** What the sign-in page shows before anybody is known. */
@Controller('site')
export class SiteController {
  constructor(
    private readonly policies: PolicyStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Public()
  @Audited('site.read')
  @ApiOkResponse({ standardSchema: siteSchema })
  async read(): Promise<Site> {
    const levels = await this.policies.workingLevels();
    const ceiling = levels.at(-1);
    if (!ceiling) throw new Error('the site has no level at all');
    const { name, banner } = this.settings.site;
    return { name, banner, version: productVersion(), ceiling, levels: [...levels] };
  }
}
