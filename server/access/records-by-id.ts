/** Records are values: a change puts a new one in the place of the old. */
export function byId<Entry extends { readonly id: number }>(records: Iterable<Entry>): Map<number, Entry> {
  return new Map([...records].map((record) => [record.id, record]));
}

/** Whether two maps hold the very same records. */
export function sameRecords<Entry>(
  one: ReadonlyMap<number, Entry>,
  other: ReadonlyMap<number, Entry>,
): boolean {
  return one.size === other.size && [...one].every(([id, record]) => other.get(id) === record);
}
