import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Audited, Public } from '#access';
import { DomainError } from '#kernel';

/** The description of the interface. In production the app leaves this controller out. */
@ApiExcludeController()
@Controller('api/openapi.json')
export class DocumentController {
  private document: OpenAPIObject | null = null;

  /** The document needs the finished application: it comes after the boot. */
  use(document: OpenAPIObject): void {
    this.document = document;
  }

  @Get()
  @Public()
  @Audited('document.read')
  read(): OpenAPIObject {
    if (!this.document) throw new DomainError('not_found', 'NOT_FOUND', 'there is no document here');
    return this.document;
  }
}
