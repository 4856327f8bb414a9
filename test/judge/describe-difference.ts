import type { Comparison } from './compare.ts';

/** A difference in full, for a reader who wants to try it. */
export function describeDifference({ operation, kind, document, touches, ours, theirs }: Comparison): string {
  const { service, name } = operation;
  return [
    `${kind} of ${service.version} ${service.name} ${name}${touches.length > 0 ? ` (touches ${touches.join(', ')})` : ''}`,
    document,
    `ours:   ${JSON.stringify(ours)}`,
    `theirs: ${JSON.stringify(theirs)}`,
  ].join('\n');
}
