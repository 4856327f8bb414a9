import { NotPossible } from '../../../base/not-possible.ts';
import type { Environment } from '../../../client/environment.ts';
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
    | 'unexpected answer';
  /** What it is about, and how it is wrong. */
  readonly about: string;
}

/** What a client knows of something that it asked for. */
export type Fate = 'acknowledged' | 'refused' | 'unknown';

/** An environment, as clients reach it. */
export interface Reached {
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
const REFUSAL = /\S+ does not take what is written: .+\. Nothing of it was done\./s;

/** Asks for something, and tells what became of it. @throws Error for an answer that nobody should get. */
export async function asked<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { fate: 'acknowledged', answer: await ask() };
  } catch (error) {
    if (error instanceof NotPossible || error instanceof WrongAnswer) {
      const isUnavailable =
        error instanceof WrongAnswer ? error.status === 503 : error.kind === 'unavailable';
      if (isUnavailable && REFUSAL.test(error.message)) return { fate: 'refused' };
      throw error;
    }
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
