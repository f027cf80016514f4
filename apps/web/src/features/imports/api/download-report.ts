import { answer, api } from '../../../shared/api/client.js';

/** Gets the report part by part and hands it to the browser as one file. */
export async function downloadReport(id: string, format: 'csv' | 'jsonl'): Promise<void> {
  const parts: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const part: { text: string; next: string | null } = await answer(
      api.GET('/api/v1/imports/{id}/report-file', {
        params: { path: { id }, query: { format, ...(after !== undefined && { after }) } },
      }),
    );
    parts.push(part.text);
    after = part.next;
  }
  const type = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/jsonl';
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `import-${id}.${format}`;
  link.click();
  URL.revokeObjectURL(address);
}
