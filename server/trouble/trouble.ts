import type { Tenant } from '../access/tenant.ts';
import type { RuledCall } from '../rules/target.ts';
import { type Message, textOf } from '../soap/message.ts';

/** A call as trouble meets it: before the gate of access lets it in or refuses it. */
export interface TroubledCall extends RuledCall {
  readonly tenant: Tenant;
  /** When it came in, in milliseconds of the machine's clock. */
  readonly at: number;
}

/** How an answer goes out, where it does not go out at once and whole. */
export interface Delivery {
  /** How long it waits, in milliseconds. */
  readonly wait?: number;
  readonly drip?: Drip;
  readonly ending?: Ending;
}

/** An answer that comes in so many pieces, in so many milliseconds. */
export interface Drip {
  readonly ms: number;
  readonly pieces: number;
}

/**
 * `reset`: the connection is reset, and not a byte arrives; the other two end it in the middle of the body, whose length
 * was announced, or which came in chunks.
 */
type Ending = 'reset' | 'half-of-length' | 'half-of-chunks';

/** What one rule makes of a call. */
export interface Consequence extends Delivery {
  /** Thrown in the place of the call: a fault, or what is no SOAP at all. */
  readonly instead?: Error;
  /** The answer loses an end tag. */
  readonly malformed?: true;
}

/** What all rules together make of a call. */
export interface Trouble extends Consequence {
  /** The sentences of the rules that were applied; null for none. */
  readonly sentence: string | null;
}

export const NO_TROUBLE: Trouble = { sentence: null };

/** Waits add up; where two rules want the same thing, the first one made has its way, and this is null. */
export function compounded(trouble: Trouble, added: Consequence, sentence: string): Trouble | null {
  const { wait = 0, ...rest } = added;
  if (Object.keys(rest).some((part) => part in trouble)) return null;
  return {
    ...trouble,
    ...rest,
    ...(wait > 0 && { wait: (trouble.wait ?? 0) + wait }),
    sentence: trouble.sentence === null ? sentence : `${trouble.sentence} ${sentence}`,
  };
}

/** Takes the body's end tag away; a parser notices at the envelope's, when all the data has gone by. */
export function malformed(envelope: Message): Message {
  if (typeof envelope === 'string') return envelope.replace('</soap:Body>', '');
  const [last = ''] = envelope.slice(-1).map((chunk) => textOf([chunk]).replace('</soap:Body>', ''));
  return [...envelope.slice(0, -1), Buffer.from(last)];
}
