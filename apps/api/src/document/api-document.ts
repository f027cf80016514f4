import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { problemSchema } from '#contracts';

/** The description of the interface, made from the routes and the schemas of the contracts. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Ruche')
    .setDescription(
      'Errors are application/problem+json with a code. Changes of state need X-Ruche-Request: 1.',
    )
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, about);
  const schema = z.toJSONSchema(problemSchema);
  // OpenAPI has its own place for the dialect.
  delete schema.$schema;
  const problem = {
    description: 'What went wrong, by its code.',
    content: { 'application/problem+json': { schema } },
  };
  for (const path of Object.values(document.paths))
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete])
      if (operation) Object.assign(operation.responses, { default: problem });
  return document;
}
