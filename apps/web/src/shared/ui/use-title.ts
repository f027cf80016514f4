import { useEffect } from 'react';

let shown = '';
let waiting = 0;

/** Title of the tab. Never a name or a label of content: titles end up in window lists and histories. */
export function useTitle(title: string): void {
  useEffect(() => {
    shown = title;
    write();
  }, [title]);
}

/** How many conversations wait for the reader; 0 says nothing. */
export function setTitleCount(count: number): void {
  waiting = count;
  write();
}

function write(): void {
  if (shown !== '') document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${shown} · Ruche`;
}
