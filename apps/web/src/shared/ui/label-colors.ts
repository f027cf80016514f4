import type { CSSProperties } from 'react';

type Coloured = { readonly color: string; readonly colorDark: string };

/** Hands the policy's two colours to the style sheet, which picks the one of the theme. */
export function labelColors({ color, colorDark }: Coloured): CSSProperties {
  return { '--label-light': color, '--label-dark': colorDark } as CSSProperties;
}
