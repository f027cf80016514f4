/** Whether a Markdown text mentions this person, by name or with all. */
export function isMentioned(body: string, personId: string): boolean {
  return (
    body.includes(`](ruche:person/${personId})`) ||
    body.includes('](ruche:space)') ||
    body.includes('](ruche:here)')
  );
}
