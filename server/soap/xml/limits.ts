import { constants } from 'node:buffer';
import { faults } from '../faults.ts';

/** What the mock bounds so that no request can exhaust it. None of these limits is the real service's. */
export const LIMIT_NAMES = ['body', 'depth', 'attributes', 'elements'] as const;

/** The longest body that a limit may allow, in bytes: what the engine can hold as one text. */
export const LONGEST_BODY = constants.MAX_STRING_LENGTH;

export type LimitName = (typeof LIMIT_NAMES)[number];

export type LimitValues = Readonly<Record<LimitName, number>>;

/** Documents are uploaded as base64, hence the large body. */
const DEFAULT_LIMITS: LimitValues = {
  body: 50 * 1024 * 1024,
  depth: 256,
  attributes: 1_000,
  elements: 1_000_000,
};

const UNITS: Record<Exclude<LimitName, 'body'>, string> = {
  depth: 'levels of elements',
  attributes: 'attributes on one element',
  elements: 'elements',
};

/** The limits of one server, and how often each was hit. */
export class Limits implements LimitValues {
  readonly body: number;
  readonly depth: number;
  readonly attributes: number;
  readonly elements: number;
  readonly refused: Record<LimitName, number> = { body: 0, depth: 0, attributes: 0, elements: 0 };

  constructor(values: Partial<LimitValues> = {}) {
    const { body, depth, attributes, elements } = { ...DEFAULT_LIMITS, ...values };
    this.body = body;
    this.depth = depth;
    this.attributes = attributes;
    this.elements = elements;
  }

  /** @throws SoapFault always, after counting. */
  refuse(limit: Exclude<LimitName, 'body'>, place: string): never {
    this.refused[limit]++;
    throw faults.overLimit(
      `nmbrs-mock reads at most ${this[limit]} ${UNITS[limit]}; this request has more. ${place}.`,
    );
  }

  /** @throws SoapFault always, after counting. */
  refuseBody(): never {
    this.refused.body++;
    throw faults.requestTooLong(this.body);
  }
}
