/** What the palette offers. */
export interface PaletteItem {
  readonly key: string;
  readonly text: string;
  /** A second line that tells two of the same name apart. */
  readonly hint?: string;
  onChoose(): void;
}

export interface PaletteGroup {
  readonly key: 'pages' | 'people' | 'spaces' | 'conversations' | 'actions';
  readonly items: readonly PaletteItem[];
}
