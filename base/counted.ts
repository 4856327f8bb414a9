/** `1 call`, `2 calls`. @param several what more than one are called, where that is not the same with an s: `companies`. */
export function counted(count: number, what: string, several = `${what}s`): string {
  return `${count} ${count === 1 ? what : several}`;
}
