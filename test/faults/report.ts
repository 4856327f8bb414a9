import type { Find } from './deeds/deed.ts';
import type { KillReport } from './kills.ts';

const KINDS: readonly Find['kind'][] = [
  'lost',
  'half-written',
  'refused and there',
  'id twice',
  'clock went back',
  'not linearizable',
  'does not start',
  'unexpected answer',
];

/** How many finds are told. */
const MOST_FINDS = 20;

/** All figures of a run, and what was found, each kind with its number. */
export function reportText(report: KillReport): string {
  const { seed, kills, powerCuts, duringStart, acknowledged, refused, unknown, finds } = report;
  const counts = new Map<string, number>();
  for (const { kind } of finds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const found = KINDS.map((kind) => `${kind}: ${counts.get(kind) ?? 0}`);
  return [
    `seed ${seed}: ${kills} kills, ${powerCuts} of them with a power cut, ${duringStart} during the start`,
    `writes: ${acknowledged} acknowledged, ${refused} refused, ${unknown} without an answer`,
    found.join(', '),
    ...finds.slice(0, MOST_FINDS).map(({ kind, about }) => `  ${kind}: ${about}`),
    ...(finds.length > MOST_FINDS ? [`  and ${finds.length - MOST_FINDS} more`] : []),
  ].join('\n');
}
