/**
 * Arguments that tell of each of their parts when it is read. A part that is copied with others, as `{ ...rest }` does,
 * counts as read: what becomes of the copy is not known.
 * @param onRead told its name as contract files say it, without the items of lists: `timeSlots.ID`.
 */
export function watched<T extends object>(args: T, onRead: (name: string) => void): T {
  return watchedAt(args, '', onRead);
}

function watchedAt<T>(value: T, name: string, onRead: (name: string) => void): T {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return new Proxy(value, {
    get(target, key) {
      const part = Reflect.get(target, key);
      if (typeof key === 'symbol' || typeof part === 'function') return part;
      if (Array.isArray(target)) return watchedAt(part, name, onRead);
      const partName = name === '' ? key : `${name}.${key}`;
      onRead(partName);
      return watchedAt(part, partName, onRead);
    },
  });
}
