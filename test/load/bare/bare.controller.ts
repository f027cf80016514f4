import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { BareDirectory } from './bare-directory.js';
import { BareStore, type MessageRow } from './bare-store.js';

const ABILITIES = { reply: true, update: false, delete: false };

@Controller()
export class BareController {
  constructor(
    @Inject(BareDirectory) private readonly directory: BareDirectory,
    @Inject(BareStore) private readonly store: BareStore,
  ) {}

  @Get('healthz')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('conversations/:id/messages')
  async messages(@Param('id') id: string): Promise<unknown> {
    return pageOf(await this.store.messages(id));
  }

  @Get('conversations/:id/opening')
  async opening(@Param('id') id: string): Promise<unknown> {
    const { conversation, messages, members } = await this.store.opening(id);
    return { conversation, messages: pageOf(messages), members: { items: members, next: null } };
  }

  @Post('conversations/:id/messages')
  async post(@Param('id') id: string, @Body() { body }: { body: string }): Promise<unknown> {
    const { id: messageId, createdAt } = await this.store.insert(id, body);
    return {
      id: messageId,
      conversationId: id,
      body,
      createdAt: createdAt.toISOString(),
      abilities: ABILITIES,
    };
  }

  @Get('conversations')
  async conversations(@Query('person') person: string): Promise<unknown> {
    return { items: await this.store.conversations(Number(person)), next: null };
  }

  @Post('session')
  async signIn(
    @Body() { username, password }: { username: string; password: string },
  ): Promise<{ known: boolean }> {
    return { known: await this.directory.accepts(username, password) };
  }
}

function pageOf(rows: readonly MessageRow[]): object {
  const items = rows.map((row) => ({
    id: row.id,
    conversationId: row.conversation_id,
    author: { id: row.author_id, displayName: row.display_name },
    body: row.body,
    labelId: row.label_id,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    editedAt: null,
    deletedAt: null,
    abilities: ABILITIES,
  }));
  return { items, next: items.at(-1)?.id ?? null };
}
