const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The space that a pasted link or identifier names; null when it names none. */
export const spaceOfLink = (text: string): string | null => ID.exec(text)?.[0].toLowerCase() ?? null;
