import type { Attack, Find } from './attack.ts';
import { clocks } from './attacks/clocks.ts';
import { controlApi } from './attacks/control-api.ts';
import { foreignIds } from './attacks/foreign-ids.ts';
import { hangUps } from './attacks/hang-ups.ts';
import { httpFraming } from './attacks/http-framing.ts';
import { kills } from './attacks/kills.ts';
import { largeWorlds } from './attacks/large-worlds.ts';
import { requestBytes } from './attacks/request-bytes.ts';
import { requestValues } from './attacks/request-values.ts';
import { secrets } from './attacks/secrets.ts';
import { sizes } from './attacks/sizes.ts';
import { kindOf } from './shots.ts';
import { Dice } from './support/dice.ts';
import { Target } from './support/target.ts';

/** All attacks, and how many batches of each a round has: those that take long are few. */
const ATTACKS: ReadonlyMap<Attack, number> = new Map([
  [requestBytes, 10],
  [requestValues, 10],
  [httpFraming, 4],
  [sizes, 2],
  [controlApi, 6],
  [foreignIds, 1],
  [secrets, 1],
  [hangUps, 2],
  [kills, 1],
  [clocks, 1],
  [largeWorlds, 1],
]);

export const ATTACK_NAMES: readonly string[] = [...ATTACKS.keys()].map(({ name }) => name);

export interface Campaign {
  readonly seed: number;
  /** Whether no further batch is begun. */
  isOver(): boolean;
  /** The names of the attacks; all unless said otherwise. */
  readonly attacks?: readonly string[];
  /** How many batches of each attack a round has, instead of how many suit it. */
  readonly batches?: number;
  /** The number of the first batch of each attack, so that one can be repeated alone. */
  readonly firstBatch?: number;
  /** After each round. */
  readonly onProgress?: (report: Report) => void;
}

/** Finds that differ in values alone. */
export interface KindOfFind {
  readonly attack: string;
  /** The number of the batch that had the first one. */
  readonly batch: number;
  readonly first: Find;
  count: number;
}

/** What an attack did so far. */
export interface Tally {
  readonly name: string;
  readonly about: string;
  batches: number;
  requests: number;
  finds: number;
  /** How long the event loop stood still at most, in milliseconds: told, never judged. */
  longestStall: number;
}

export interface Report {
  readonly seed: number;
  readonly tallies: readonly Tally[];
  readonly finds: Map<string, KindOfFind>;
  /** The most that the target held at rest, in bytes. */
  mostUsed: number;
  mostResident: number;
}

/** Attacks a server of the built command line, round after round, until it is over. */
export async function runCampaign(campaign: Campaign): Promise<Report> {
  const { seed, isOver, attacks = ATTACK_NAMES, onProgress } = campaign;
  const chosen = [...ATTACKS].filter(([{ name }]) => attacks.includes(name));
  const tallies = chosen.map(
    ([{ name, about }]): Tally => ({ name, about, batches: 0, requests: 0, finds: 0, longestStall: 0 }),
  );
  const report: Report = { seed, tallies, finds: new Map(), mostUsed: 0, mostResident: 0 };
  const target = await Target.start();
  try {
    while (!isOver()) {
      for (const [at, [attack, suitable]] of chosen.entries())
        for (let count = campaign.batches ?? suitable; count > 0 && !isOver(); count--)
          await play(attack, tallies[at] as Tally, target, report, campaign.firstBatch ?? 0);
      onProgress?.(report);
    }
  } finally {
    await target.close();
  }
  return report;
}

/** One batch, and what it left of the target. */
async function play(
  attack: Attack,
  tally: Tally,
  target: Target,
  report: Report,
  first: number,
): Promise<void> {
  const batch = first + tally.batches;
  const note = (find: Find) => {
    tally.finds++;
    const key = `${attack.name}: ${kindOf(find.wrong)}`;
    const known = report.finds.get(key);
    if (known) known.count++;
    else report.finds.set(key, { attack: attack.name, batch, first: find, count: 1 });
  };
  tally.batches++;
  try {
    const { requests, finds } = await attack.batch(target, new Dice(report.seed, attack.name, batch));
    tally.requests += requests;
    finds.forEach(note);
  } catch (error) {
    // What an attack cannot go on after is worth a look, and must not end the campaign.
    note({ wrong: `the batch broke off: ${(error as Error).stack}`, request: 'the batch' });
  }
  const complaint = await target.complaint();
  if (complaint !== null) note({ wrong: complaint, request: 'the batch' });
  if (target.hasEnded) return target.restart();
  const { measured, excess } = await target.excess();
  tally.longestStall = Math.max(tally.longestStall, measured.stall);
  report.mostUsed = Math.max(report.mostUsed, measured.used);
  report.mostResident = Math.max(report.mostResident, measured.resident);
  if (excess === null && complaint === null) return;
  if (excess !== null) note({ wrong: excess, request: 'the batch' });
  await target.restart();
}
