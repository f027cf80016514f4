/** Columns of rows about a message, which repeat its label and its space, for rules that speak of messages. */
export function columnsOf(alias: string): (field: string) => string {
  const columns: Readonly<Record<string, string>> = {
    labelId: `${alias}.label_id`,
    spaceId: `${alias}.space_id`,
  };
  return (field) => {
    const column = columns[field];
    if (column === undefined) throw new Error(`rules speak of ${field}, which ${alias} has not`);
    return column;
  };
}
