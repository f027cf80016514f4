/**
 * Of the people's part of the demo: the suffix, the policy, the units, the service account and the decoy. People carry
 * an employee number, nobody else does.
 */
export function frameOf(people: string): string {
  const person = `\nemployeeNumber::`;
  const records = people.trimEnd().split('\n\n');
  return `${records.filter((record) => !record.includes(person)).join('\n\n')}\n`;
}
