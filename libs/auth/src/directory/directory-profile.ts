/** What the directory says of a person for others to see. Null: the directory does not say. */
export interface DirectoryProfile {
  readonly title: string | null;
  readonly mail: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly office: string | null;
  /** The place of work, such as a town. */
  readonly site: string | null;
  /** The manager's own id in the directory; null also when the entry that is named cannot be found. */
  readonly managerDirectoryId: string | null;
  /** A JPEG or PNG of at most 200 kB; null: there is none; absent: as before, leave it. */
  readonly photo?: Buffer | null;
}
