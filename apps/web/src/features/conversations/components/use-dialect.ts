import { useEffect, useState } from 'react';
import type { Options } from 'react-markdown';

type Plugins = NonNullable<Options['remarkPlugins']>;

/** What only the dialect knows: tables, strikes, tasks, notes and bare addresses. */
const IN_DIALECT = /\|[ \t:]*-|-[ \t:]*\||~~[^~\n]+~~|[\w.]@\w|https?:|www\.|\[[ xX^]/;
const NONE: Plugins = [];
let loaded: Plugins | null = null;

/** The plugins for GitHub's dialect, which most messages do without: until they are here the text stands without. */
export function useDialect(source: string): Plugins {
  const isNeeded = IN_DIALECT.test(source);
  const [plugins, setPlugins] = useState(loaded);
  useEffect(() => {
    if (!isNeeded || plugins) return;
    let isShown = true;
    import('./markdown-dialect.js').then(
      ({ dialect }) => {
        loaded ??= [dialect];
        if (isShown) setPlugins(loaded);
      },
      // The network is gone: the text can be read all the same.
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [isNeeded, plugins]);
  return (isNeeded ? plugins : null) ?? NONE;
}
