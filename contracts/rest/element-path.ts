/** Everything below an element. */
const BELOW = '/*';

/**
 * Whether a path of elements is the one that a pattern means: its end, step by step, as `CostCenter/Code` is of
 * `CostCenters/EmployeeCostCenter/CostCenter/Code`; or, of `SalaryTable/*`, anything below such an element.
 */
export function isMeant(path: string, pattern: string): boolean {
  if (pattern.endsWith(BELOW)) return `/${path}`.includes(`/${pattern.slice(0, -BELOW.length)}/`);
  return `/${path}`.endsWith(`/${pattern}`);
}

/** Of the patterns that mean the path the one that says most; null for none. */
export function nearestPattern(path: string, patterns: Iterable<string>): string | null {
  let nearest: string | null = null;
  for (const pattern of patterns)
    if (isMeant(path, pattern) && pattern.length > (nearest?.length ?? -1)) nearest = pattern;
  return nearest;
}
