/** The last step of a path that means everything below. */
export const EVERYTHING = '*';

/** The first step of a path and what comes after it; null for nothing. */
export function firstStep(path: string): readonly [step: string, rest: string | null] {
  const slash = path.indexOf('/');
  return slash < 0 ? [path, null] : [path.slice(0, slash), path.slice(slash + 1)];
}
