import { useEffect } from 'react';

/** Title of the tab. Never a name or a label of content: titles end up in window lists and histories. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Ruche`;
  }, [title]);
}
