import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { Id } from '#kernel';
import type { MessageRow } from '../messages/message-row.js';
import { MESSAGE_DECORATORS, type Decoration, type MessageDecorator } from './decoration.js';

/** What hangs on the messages of a page. A page of plain messages costs nothing: its rows say that nothing does. */
@Injectable()
export class MessageDecorations {
  constructor(@Inject(MESSAGE_DECORATORS) private readonly decorators: readonly MessageDecorator[]) {}

  /** @param rows that the caller reads. A message without an entry is plain. */
  async of(
    ctx: RequestContext,
    rows: readonly MessageRow[],
  ): Promise<ReadonlyMap<Id, readonly Decoration[]>> {
    const asked = this.decorators
      .map((decorator) => ({
        decorator,
        marked: rows.filter(({ decorations }) => (decorations & decorator.marks) !== 0),
      }))
      .filter(({ marked }) => marked.length > 0);
    const found = new Map<Id, Decoration[]>();
    const answers = asked.map(({ decorator, marked }) => decorator.decorate(ctx, marked));
    for (const answer of await Promise.all(answers))
      for (const [id, decoration] of answer) found.set(id, [...(found.get(id) ?? []), decoration]);
    return found;
  }
}
