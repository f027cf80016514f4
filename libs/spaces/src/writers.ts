/** Who writes in a space: an archived one is read-only, in announcements only its animators speak. */
export interface SpaceWriting {
  readonly writers: 'everybody' | 'animators' | 'nobody';
  /** Whether the caller is one of its animators. */
  readonly animates: boolean;
}

/** Who writes in the row `space` of spaces.space. */
export const writersOf = (space: string): string =>
  `CASE WHEN ${space}.archived_at IS NOT NULL THEN 'nobody' WHEN ${space}.kind = 'announcement' THEN 'animators' ELSE 'everybody' END`;

/** The columns of `SpaceWriting`, for a statement that reads what lies in the space of this column. */
export const writingColumns = (spaceColumn: string): string => `
  (SELECT ${writersOf('written')}
    FROM spaces.space written WHERE written.id = ${spaceColumn}) AS writers,
  EXISTS (SELECT FROM spaces.my_membership own WHERE own.space_id = ${spaceColumn} AND own.role = 'animator') AS animates`;

/** Whether the caller may write there. The triggers of the content tables say so once more. */
export function mayWrite({ writers, animates }: SpaceWriting): boolean {
  return writers === 'everybody' || (writers === 'animators' && animates);
}
