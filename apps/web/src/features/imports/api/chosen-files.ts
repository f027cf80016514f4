/** Files that are being sent, by import: a page that is drawn again goes on with them. Gone with the tab. */
const files = new Map<string, File>();

export function keepFile(importId: string, file: File): void {
  files.set(importId, file);
}

export function chosenFile(importId: string): File | null {
  return files.get(importId) ?? null;
}

export function dropFile(importId: string): void {
  files.delete(importId);
}
