/** One thing that is wrong with the configuration, in the words of whoever has to mend it. */
export interface SettingProblem {
  /** Dotted path of the setting, or the name of an environment variable or file. */
  readonly path: string;
  /** What stands there; never a secret. */
  readonly found: string;
  readonly expected: string;
  /** What the setting is for, or why the wish is refused; empty when there is nothing to say. */
  readonly sentence: string;
}
