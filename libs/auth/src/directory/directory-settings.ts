import type { Settings } from '#config';

export type { When } from '#config';
export type DirectorySettings = Settings['directory'];
export type DirectoryMapping = DirectorySettings['mapping'];
