/** What the `ruche` command tells its caller. */
export const EXIT = {
  done: 0,
  /** Something is wrong, and it was said what. */
  failed: 1,
  /** The command line itself was not understood. */
  usage: 3,
} as const;
