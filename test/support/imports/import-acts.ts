import type { Import, ImportReportRow, MapImport, Problem } from '#contracts';
import type { Id } from '#kernel';
import type { Answer, TestApi } from '../site/test-api.js';
import type { TestLabel } from '../site/test-labels.js';
import { digestOf, piecesOf } from './mattermost-file.js';

/** What an animator does with an import, by the routes. */
export class ImportTester {
  constructor(
    private readonly api: TestApi,
    readonly token: string,
  ) {}

  async begin(
    spaceId: Id,
    label: TestLabel,
    file: Buffer,
    changes: object = {},
  ): Promise<Answer<Import & Problem>> {
    return this.ask('POST', `spaces/${spaceId}/imports`, {
      format: 'mattermost',
      fileName: 'export.jsonl',
      sizeBytes: file.length,
      digest: digestOf(file),
      labelId: await this.api.wireId(label),
      ...changes,
    });
  }

  async putPiece(id: Id, number: number, bytes: Buffer): Promise<Answer> {
    const answer = await this.api.app.inject({
      method: 'PUT',
      url: `/api/v1/imports/${id}/pieces/${number}`,
      headers: {
        'x-ruche-request': '1',
        'content-type': 'application/octet-stream',
        cookie: `ruche=${this.token}`,
      },
      payload: bytes,
    });
    const body: unknown = answer.body === '' ? null : JSON.parse(answer.body);
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, body };
  }

  /** Begins, sends every piece and has it looked through. @returns the id. */
  async send(spaceId: Id, label: TestLabel, file: Buffer): Promise<Id> {
    const { body, status } = await this.begin(spaceId, label, file);
    if (status !== 201) throw new Error(`no import was begun: ${JSON.stringify(body)}`);
    for (const [number, piece] of piecesOf(file).entries()) {
      const put = await this.putPiece(body.id, number, piece);
      if (put.status !== 204) throw new Error(`a piece was refused: ${put.text}`);
    }
    const checked = await this.ask('POST', `imports/${body.id}/check`);
    if (checked.status !== 200) throw new Error(`no look at the file: ${checked.text}`);
    return body.id;
  }

  async read(id: Id): Promise<Import> {
    return (await this.ask<Import>('GET', `imports/${id}`)).body;
  }

  map(id: Id, mapping: Partial<MapImport>): Promise<Answer<Import & Problem>> {
    return this.ask('PUT', `imports/${id}/mapping`, mapping);
  }

  act(id: Id, act: 'check' | 'start' | 'cancel' | 'undo'): Promise<Answer<Import & Problem>> {
    return this.ask('POST', `imports/${id}/${act}`);
  }

  /** Every row of the report, page by page. */
  async report(id: Id, query = ''): Promise<ImportReportRow[]> {
    const rows: ImportReportRow[] = [];
    for (let after = ''; ;) {
      const { body } = await this.ask<{ items: ImportReportRow[]; next: string | null }>(
        'GET',
        `imports/${id}/report?limit=100${query}${after}`,
      );
      rows.push(...body.items);
      if (body.next === null) return rows;
      after = `&after=${body.next}`;
    }
  }

  ask<T = Import & Problem>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: unknown,
  ): Promise<Answer<T>> {
    return this.api.ask<T>(method, path, {
      token: this.token,
      ...(body === undefined ? {} : { body }),
    });
  }
}
