/** Where two answers part. */
export function differenceOf(before: string, after: string): string {
  let at = 0;
  while (before[at] === after[at] && at < before.length) at++;
  const from = Math.max(0, at - 200);
  return `before: ${before.slice(from, at + 200)}\nafter: ${after.slice(from, at + 200)}`;
}
