import type { Attack, Batch, Find } from './attack.ts';
import { smallest } from './smallest.ts';
import type { Dice } from './support/dice.ts';
import type { ExchangeOptions, Received } from './support/exchange.ts';
import type { Target } from './support/target.ts';

/** Bytes for a connection of their own, and what may come back for them. */
export interface Shot {
  /** What was drawn, and what a find is made smaller by. */
  readonly content: Buffer;
  /** How that goes over the wire: as one piece, or as several that leave one after another. */
  wire(content: Buffer): readonly Buffer[];
  /** What is wrong with what came back; null for nothing. */
  judge(received: Received): string | null;
  readonly options?: ExchangeOptions;
}

interface Shooting {
  readonly name: string;
  readonly about: string;
  /** How many shots a batch has, and how many are under way at a time. */
  readonly shots: number;
  readonly atOnce: number;
  /** Before each batch, so that it finds the same each time; what it gives is for `draw`. */
  prepare?(target: Target, dice: Dice): Promise<void>;
  draw(dice: Dice, target: Target): Shot;
}

/** The environment that shots aim at begins each batch anew, so that a batch alone brings about what it did among others. */
export async function resetDemo({ mock }: Target): Promise<void> {
  const demo = await mock.openEnvironment('demo');
  await demo.reset();
}

/** An attack by requests that are drawn one by one. */
export function shooting({ name, about, shots, atOnce, prepare = resetDemo, draw }: Shooting): Attack {
  return {
    name,
    about,
    async batch(target, dice): Promise<Batch> {
      await prepare(target, dice);
      const drawn = dice.times(shots, () => draw(dice, target));
      const finds: Find[] = [];
      const left = [...drawn];
      const shoot = async () => {
        for (let shot = left.shift(); shot && !target.hasEnded; shot = left.shift()) {
          const wrong = shot.judge(await target.send(shot.wire(shot.content), shot.options));
          if (wrong !== null && !target.hasEnded) finds.push(await findOf(shot, wrong, target));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, shoot));
      if (target.hasEnded) finds.push(await findDeadly(drawn, target));
      return { requests: shots, finds };
    },
  };
}

async function findOf(shot: Shot, wrong: string, target: Target): Promise<Find> {
  const kind = kindOf(wrong);
  const small = await smallest(shot.content, async (content) => {
    const next = shot.judge(await target.send(shot.wire(content), shot.options));
    return next !== null && kindOf(next) === kind;
  });
  return { wrong, request: printed(shot.wire(small)) };
}

/** What ends the process is shot again, one at a time, at processes that are new. */
async function findDeadly(shots: readonly Shot[], target: Target): Promise<Find> {
  const wrong = (await target.complaint()) ?? '';
  const isDeadly = async (shot: Shot, content: Buffer) => {
    await target.restart();
    await target.send(shot.wire(content), shot.options);
    return (await target.complaint()) !== null;
  };
  for (const shot of shots) {
    if (!(await isDeadly(shot, shot.content))) continue;
    const small = await smallest(shot.content, (content) => isDeadly(shot, content));
    await target.restart();
    return { wrong, request: printed(shot.wire(small)) };
  }
  await target.restart();
  return { wrong, request: 'no request of the batch does so alone' };
}

/** What is alike in two sentences that differ in values. */
export function kindOf(wrong: string): string {
  return wrong.replace(/"[^"]*"|'[^']*'|\d+/g, '').slice(0, 60);
}

/** As JSON writes text, since what hurts is often invisible. */
function printed(pieces: readonly Buffer[]): string {
  const text = JSON.stringify(Buffer.concat(pieces).toString('latin1'));
  return text.length > 4_000
    ? `${text.slice(0, 2_000)} … ${text.slice(-1_000)} (${text.length} characters)`
    : text;
}
