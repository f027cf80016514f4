/** Runs an act that may ask for the password first. */
export type Run = <T>(act: () => Promise<T>) => Promise<T>;
