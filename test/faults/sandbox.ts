import { setTimeout as pause } from 'node:timers/promises';
import { connectNmbrs } from '../../client/http/connect.ts';
import type { Dice } from '../campaign/support/dice.ts';
import { Program } from '../cli/support/program.ts';
import { SoapClient } from '../support/soap-client.ts';
import { Clock } from './deeds/clock.ts';
import { type Deed, type Find, IdBook, type Reached } from './deeds/deed.ts';
import { batches, departments, Inserts, tags } from './deeds/inserts.ts';
import { Logins } from './deeds/logins.ts';
import { Registers } from './deeds/registers.ts';

/** Where the data of a mock are. */
export interface Place {
  /** As it stands behind `--data`. */
  readonly data: string;
  /** For the process that uses it. */
  readonly variables: Readonly<Record<string, string>>;
}

/** What was asked of a mock and written there. */
export interface Tally {
  acknowledged: number;
  refused: number;
  unknown: number;
}

const CLIENTS = 6;

/** A mock whose data last, through processes that are killed, with an environment that clients write to. */
export class Sandbox {
  readonly tally: Tally = { acknowledged: 0, refused: 0, unknown: 0 };
  readonly finds: Find[] = [];
  readonly #place: Place;
  readonly #dice: Dice;
  readonly #registers: Registers;
  readonly #batches: Deed;
  /** Each as often as it is to be done, compared with the others. */
  readonly #deeds: readonly (readonly [deed: Deed, share: number])[];
  #program: Program | null = null;
  #port = 0;
  #reached: Reached | null = null;

  constructor(place: Place, dice: Dice) {
    this.#place = place;
    this.#dice = dice;
    const ids = new IdBook();
    this.#registers = new Registers(dice);
    this.#batches = new Inserts(batches, ids);
    this.#deeds = [
      [new Inserts(departments, ids), 3],
      [this.#batches, 3],
      [new Inserts(tags, ids), 1],
      [new Logins(ids), 2],
      [new Clock(), 1],
      [this.#registers, 8],
    ];
  }

  get reached(): Reached {
    if (this.#reached === null) throw new Error('The mock was not started.');
    return this.#reached;
  }

  /** What it wrote to stderr. */
  get stderr(): string {
    return this.#program?.stderr ?? '';
  }

  /** Starts a process. @throws Error when it ends before it listens. */
  async start(): Promise<void> {
    const args = ['serve', '--port', String(this.#port), '--forward', 'none', '--data', this.#place.data];
    this.#program = new Program(args, this.#place.variables);
    const url = await this.#program.url();
    this.#port = Number(new URL(url).port);
    this.#reached ??= await reachedAt(url);
  }

  /** Clients write and read until they are told to stop, or the process ends. */
  async work(isOver: () => boolean): Promise<void> {
    const deeds = this.#deeds.flatMap(([deed, share]) => Array.from({ length: share }, () => deed));
    const client = async () => {
      while (!isOver()) await this.#act(this.#dice.pick(deeds));
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
  }

  /** Each deed once, one after another. */
  async actOnce(): Promise<void> {
    for (const [deed] of this.#deeds) await this.#act(deed);
  }

  /** One call that writes several records. */
  async write(): Promise<void> {
    await this.#act(this.#batches);
  }

  /** Compares what is there with what is known. */
  async check(): Promise<void> {
    for (const [deed] of this.#deeds) {
      try {
        this.finds.push(...(await deed.check(this.reached)));
      } catch (error) {
        this.finds.push({ kind: 'unexpected answer', about: `${deed.name}: ${(error as Error).message}` });
      }
    }
  }

  /** For the end, when nothing else is done. */
  judge(): void {
    this.finds.push(...this.#registers.judge());
  }

  /** Kills the process, and waits for its end. */
  async kill(): Promise<void> {
    await this.#program?.kill();
  }

  /** Resolves once the process has ended. */
  async ended(): Promise<void> {
    await this.#program?.exited();
  }

  async #act(deed: Deed): Promise<void> {
    try {
      const fate = await deed.act(this.reached);
      if (fate === null) return;
      this.tally[fate]++;
      // Nothing listens any more.
      if (fate === 'unknown') await pause(5);
    } catch (error) {
      this.finds.push({ kind: 'unexpected answer', about: `${deed.name}: ${(error as Error).message}` });
    }
  }
}

async function reachedAt(url: string): Promise<Reached> {
  const environment = await connectNmbrs(url).environment({
    subdomain: 'kudde',
    keep: true,
    logins: [{ archetype: 'master' }],
  });
  return { environment, soap: new SoapClient(url, environment.logins.master) };
}
