import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The description of the interface, made from the routes and the schemas of the contracts. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Ruche')
    .setDescription(
      'Errors are application/problem+json with a code. Changes of state need X-Ruche-Request: 1.',
    )
    .setVersion('1')
    .build();
  return SwaggerModule.createDocument(app, about);
}
