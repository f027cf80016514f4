import type { DynamicModule, Provider, Type } from '@nestjs/common';

/** What stands for a provider, by its injection token. */
export type Replacements = ReadonlyMap<unknown, Provider>;

/** A copy of the composition in which single providers are others, in whatever module they live. */
export function replaceProviders(module: DynamicModule, replacements: Replacements): DynamicModule {
  const replaced = (provider: Provider): Provider => replacements.get(tokenOf(provider)) ?? provider;
  return {
    ...module,
    providers: (module.providers ?? []).map(replaced),
    imports: (module.imports ?? []).map((imported) =>
      isDynamic(imported) ? replaceProviders(imported, replacements) : withReplaced(imported, replacements),
    ),
  };
}

/** What a module declares by its decorator is taken first: a provider that comes on top wins. */
function withReplaced(module: unknown, replacements: Replacements): DynamicModule | Type {
  const declared = (Reflect.getMetadata('providers', module as Type) ?? []) as readonly Provider[];
  const providers = declared.flatMap((provider) => replacements.get(tokenOf(provider)) ?? []);
  return providers.length > 0 ? { module: module as Type, providers } : (module as Type);
}

function tokenOf(provider: Provider): unknown {
  return typeof provider === 'function' ? provider : provider.provide;
}

function isDynamic(imported: unknown): imported is DynamicModule {
  return typeof imported === 'object' && imported !== null && 'module' in imported;
}
