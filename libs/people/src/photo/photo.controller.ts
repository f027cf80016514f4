import { Controller, Get, Header, Param, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { idSchema } from '#contracts';
import type { Id } from '#kernel';
import { PhotoService } from './photo.service.js';

const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

@Controller('people/:id/photo')
export class PhotoController {
  constructor(private readonly photos: PhotoService) {}

  /** Bytes of a stranger's making: shown as a picture, or not at all. */
  @Get()
  @Can('read', 'Person')
  @Audited('photo.read')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @Header('cache-control', 'private, no-store')
  @ApiOkResponse({ content: { 'image/jpeg': BINARY, 'image/png': BINARY } })
  read(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<StreamableFile> {
    return this.photos.read(ctx, id);
  }
}
