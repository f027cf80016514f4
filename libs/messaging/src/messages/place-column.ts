const COLUMNS: Readonly<Record<string, string>> = { labelId: 'place.label_id', spaceId: 'place.space_id' };

/**
 * Messages are judged by their place, a row of messaging.conversation_label: all messages of one place carry its label
 * and lie in its space, so one look answers for all of them.
 */
export function placeColumn(field: string): string {
  const column = COLUMNS[field];
  if (column === undefined) throw new Error(`rules speak of ${field}, which the place of a message has not`);
  return column;
}
