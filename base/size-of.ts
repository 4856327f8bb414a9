/** About how many bytes a value takes: a request of empty elements makes records many times its size. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 32 + 2 * value.length;
  if (value instanceof Uint8Array) return 100 + value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 32;
  for (const part of Object.values(value)) size += sizeOf(part);
  return size;
}
