import type { RecordedCall } from '../../contracts/control/calls.ts';

/** The messages of a call as they went over the wire, for listeners: everywhere else the secrets in them are masked. */
export interface Envelopes {
  readonly request: string;
  readonly response: string;
}

/** The messages, and the headers by which the request said what it was; null for one that was not sent. */
export interface Exchange extends Envelopes {
  readonly contentType: string | null;
  readonly soapAction: string | null;
}

/** The messages of a call for an observer of the server: as they went over the wire, and as they may be shown. */
export interface ObservedEnvelopes extends Envelopes {
  /** With all secrets masked. */
  masked(): Envelopes;
}

/** Told of every call. What it throws goes to `onError`, and the call is answered all the same. */
export type CallObserver = (call: RecordedCall, envelopes: ObservedEnvelopes) => void;
