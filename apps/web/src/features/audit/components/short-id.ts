/** The end of an identifier: its beginning is the time, and alike for what was made together. */
export const shortId = (id: string): string => `…${id.slice(-8)}`;
