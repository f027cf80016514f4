import { readPreference, writePreference } from './preference.js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme chosen on this machine; `system` follows the desktop. */
export function readTheme(): Theme {
  const stored = readPreference('ruche.theme');
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function chooseTheme(theme: Theme): void {
  applyTheme(theme);
  writePreference('ruche.theme', theme);
}
