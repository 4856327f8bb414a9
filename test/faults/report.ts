import type { Find } from './deeds/deed.ts';
import type { Tally } from './sandbox.ts';

export interface Kills {
  readonly seed: number;
  /** How many kills. */
  readonly kills: number;
  /** Whether the place says that it keeps something before it does. */
  readonly lies?: boolean;
  /** Ends the run at the first find. */
  readonly untilFound?: boolean;
  readonly onProgress?: (report: KillReport) => void;
}

export interface KillReport extends Tally {
  readonly seed: number;
  readonly kills: number;
  /** What was killed how often, and what happened besides, each with its number. */
  readonly counts: Readonly<Record<string, number>>;
  readonly finds: readonly Find[];
}

const KINDS: readonly Find['kind'][] = [
  'lost',
  'half-written',
  'refused and there',
  'id twice',
  'clock went back',
  'not linearizable',
  'does not start',
  'does not heal',
  'unexpected answer',
];

/** How many finds are told. */
const MOST_FINDS = 20;

/** All figures of a run, and what was found, each kind with its number. */
export function reportText(report: KillReport): string {
  const { seed, kills, counts, acknowledged, refused, unknown, finds } = report;
  const found = KINDS.map((kind) => `${kind}: ${finds.filter((find) => find.kind === kind).length}`);
  return [
    `seed ${seed}: ${kills} kills`,
    ...Object.entries(counts).map(([what, number]) => `  ${what}: ${number}`),
    `writes: ${acknowledged} acknowledged, ${refused} refused, ${unknown} without an answer`,
    found.join(', '),
    ...finds.slice(0, MOST_FINDS).map(({ kind, about }) => `  ${kind}: ${about}`),
    ...(finds.length > MOST_FINDS ? [`  and ${finds.length - MOST_FINDS} more`] : []),
  ].join('\n');
}
