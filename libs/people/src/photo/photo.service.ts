import { Injectable, StreamableFile } from '@nestjs/common';
import type { RequestContext } from '#access';
import { runStatement } from '#database';
import { DomainError, type Id } from '#kernel';
import type { PhotoType } from './photo-type.js';

@Injectable()
export class PhotoService {
  /** @throws DomainError not_found NOT_FOUND: no photo, hidden and absent are the same. */
  async read(_ctx: RequestContext, id: Id): Promise<StreamableFile> {
    const [photo] = await runStatement<{ type: PhotoType; bytes: Buffer }>(
      'SELECT type, bytes FROM people.photo WHERE person_id = $1',
      [id],
    );
    if (!photo) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such photo');
    return new StreamableFile(photo.bytes, { type: photo.type, length: photo.bytes.length });
  }
}
