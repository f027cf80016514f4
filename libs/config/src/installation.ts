import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The root of the installation: the folder above this file that holds config/default.yaml. Found from the code's
 * own place, whatever the working directory: the same in sources, build and bundle.
 */
export function installationRoot(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'config', 'default.yaml'))) return folder;
  throw new Error('config/default.yaml is missing from this installation');
}

/** The version of the product, such as "0.1.0". */
export function productVersion(): string {
  const text = readFileSync(join(installationRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
