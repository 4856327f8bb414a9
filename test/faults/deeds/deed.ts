import { NotPossible } from '../../../base/not-possible.ts';
import type { Environment } from '../../../client/environment.ts';
import type { Mock } from '../../../client/mock.ts';
import type { SoapClient, SoapReply } from '../../support/soap-client.ts';

/** Something that must not be, whatever happened to the mock. */
export interface Find {
  readonly kind:
    | 'lost'
    | 'half-written'
    | 'refused and there'
    | 'id twice'
    | 'clock went back'
    | 'not linearizable'
    | 'does not start'
    | 'does not heal'
    | 'unexpected answer';
  /** What it is about, and how it is wrong. */
  readonly about: string;
}

/** What a client knows of something that it asked for. */
export type Fate = 'acknowledged' | 'refused' | 'unknown';

/** An environment, as clients reach it, by one of the mocks that serve it. */
export interface Reached {
  readonly mock: Mock;
  readonly environment: Environment;
  readonly soap: SoapClient;
}

/** One kind of things that clients do, what they know of them, and what must be there then. */
export interface Deed {
  readonly name: string;
  /**
   * Does it once. @returns what became of what was written; null where that was nothing.
   * @throws Error for an answer that nobody should get.
   */
  act(reached: Reached): Promise<Fate | null>;
  /** Compares what is there with what is known; what was unknown is known from then on. */
  check(reached: Reached): Promise<readonly Find[]>;
}

export type Asked<T> =
  | { readonly fate: 'acknowledged'; readonly answer: T }
  | { readonly fate: 'refused' | 'unknown' };

/** A mock refuses what it cannot keep, and names the place. */
const NOT_TAKEN = /\S+ does not take what is written: .+\. Nothing of it was done\./s;

/** Where others write to the place, it refuses whatever rests on what it cannot read there. */
const NOT_READ = /\S+ does not answer: .+\. Nobody can tell what others have written there\./s;

/** Where the place was lost before it had answered. */
const OPEN = /\S+ does not take what is written: .+\. Whether it was done cannot be told /s;

function isRefusal(error: unknown): error is Error {
  if (error instanceof WrongAnswer) return error.status === 503;
  return error instanceof NotPossible && error.kind === 'unavailable';
}

/**
 * Asks for something, and tells what became of it.
 * @param options `looksAfterwards`: it is done by one request, and another one looks what came of it, and may be refused.
 * @throws Error for an answer that nobody should get.
 */
export async function asked<T>(
  ask: () => Promise<T>,
  { looksAfterwards = false }: { readonly looksAfterwards?: boolean } = {},
): Promise<Asked<T>> {
  try {
    return { fate: 'acknowledged', answer: await ask() };
  } catch (error) {
    if (isRefusal(error)) {
      const { message } = error;
      if (NOT_TAKEN.test(message)) return { fate: 'refused' };
      if (NOT_READ.test(message)) return { fate: looksAfterwards ? 'unknown' : 'refused' };
      if (OPEN.test(message)) return { fate: 'unknown' };
    }
    if (error instanceof NotPossible || error instanceof WrongAnswer) throw error;
    // The connection ended, or there was none.
    return { fate: 'unknown' };
  }
}

class WrongAnswer extends Error {
  readonly status: number;

  constructor({ status, body }: SoapReply) {
    super(`${status} ${body}`);
    this.status = status;
  }
}

/** Calls an operation. @throws Error for a fault. */
export async function called(...[soap, ...call]: [SoapClient, ...Parameters<SoapClient['call']>]) {
  const reply = await soap.call(...call);
  if (reply.status !== 200) throw new WrongAnswer(reply);
  return reply;
}

/** Which ids were given to what. */
export class IdBook {
  readonly #claims = new Map<number, string>();

  /** @returns what is wrong where it was given to something else. */
  claim(id: number, what: string): Find[] {
    const other = this.#claims.get(id) ?? what;
    this.#claims.set(id, other);
    return other === what ? [] : [{ kind: 'id twice', about: `${id} is that of ${other} and of ${what}` }];
  }
}
