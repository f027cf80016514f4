import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Audited, Public } from '#access';
import { DomainError } from '#kernel';

/** The description of the interface. In production the app leaves this controller out. */
@ApiExcludeController()
@Controller('api/openapi.json')
export class DocumentController {
  private make: (() => OpenAPIObject) | null = null;
  private document: OpenAPIObject | null = null;

  /** The document needs the finished application, and a fifth of the time of a start: it is made when it is asked for. */
  use(make: () => OpenAPIObject): void {
    this.make = make;
  }

  @Get()
  @Public()
  @Audited('document.read')
  read(): OpenAPIObject {
    if (!this.make) throw new DomainError('not_found', 'NOT_FOUND', 'there is no document here');
    this.document ??= this.make();
    return this.document;
  }
}
