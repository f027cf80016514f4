import type { DynamicModule, Provider } from '@nestjs/common';

/** What stands for a provider, by its injection token. */
export type Replacements = ReadonlyMap<unknown, Provider>;

/** A copy of the composition in which single providers are others, in whatever module they live. */
export function replaceProviders(module: DynamicModule, replacements: Replacements): DynamicModule {
  const replaced = (provider: Provider): Provider =>
    replacements.get(typeof provider === 'function' ? provider : provider.provide) ?? provider;
  return {
    ...module,
    providers: (module.providers ?? []).map(replaced),
    imports: (module.imports ?? []).map((imported) =>
      isDynamic(imported) ? replaceProviders(imported, replacements) : imported,
    ),
  };
}

function isDynamic(imported: unknown): imported is DynamicModule {
  return typeof imported === 'object' && imported !== null && 'module' in imported;
}
