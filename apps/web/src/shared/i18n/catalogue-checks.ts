export type CatalogueNode = string | { readonly [key: string]: CatalogueNode };

const PLURAL = /_(zero|one|two|few|many|other)$/;

export function texts(node: CatalogueNode, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  return new Map(
    Object.entries(node).flatMap(([key, child]) => [...texts(child, path === '' ? key : `${path}.${key}`)]),
  );
}

/** Keys without their plural endings: those differ from one language to the next. */
export function stems(node: CatalogueNode): string[] {
  return [...new Set([...texts(node).keys()].map((key) => key.replace(PLURAL, '')))].sort();
}

export function placeholders(node: CatalogueNode): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [key, text] of texts(node)) {
    found[key.replace(PLURAL, '')] = [...text.matchAll(/\{\{(\w+)\}\}/g)]
      .map((match) => match[1] ?? '')
      .sort();
  }
  return found;
}

/** Plural forms that the language needs and a key lacks. */
export function missingPlurals(language: string, node: CatalogueNode): string[] {
  const keys = new Set(texts(node).keys());
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const counted = new Set([...keys].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')));
  return [...counted].flatMap((stem) =>
    forms.map((form) => `${stem}_${form}`).filter((key) => !keys.has(key)),
  );
}

/** French puts a space that does not break before double punctuation and inside guillemets. */
export function badFrench(node: CatalogueNode): string[] {
  return [...texts(node)]
    .filter(([, text]) => /[^\u00a0\u202f{}\d][:;?!»]|«[^\u00a0\u202f]/.test(text))
    .map(([k]) => k);
}
