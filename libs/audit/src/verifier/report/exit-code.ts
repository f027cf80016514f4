/** What the process ends with. */
export const EXIT = { whole: 0, tampered: 1, incomplete: 2, usage: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
