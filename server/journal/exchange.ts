import type { RecordedCall } from '../../contracts/control/calls.ts';
import { type Message, textOf } from '../soap/message.ts';

/** The messages of a call as they went over the wire, for listeners: everywhere else the secrets in them are masked. */
export interface Envelopes {
  readonly request: string;
  readonly response: string;
}

/** The messages, and the headers by which they said what they are; null for one that was not sent. */
export interface Exchange {
  readonly request: Message;
  readonly response: Message;
  readonly contentType: string | null;
  readonly soapAction: string | null;
  /** The content type of the answer. */
  readonly answerType: string | null;
}

/** The texts of messages, for a listener that may do with them what it likes; those of long ones are made when it asks. */
export function envelopesOf({ request, response }: Exchange): Envelopes {
  // Which costs a tenth of accessors, each of which is a function of its own.
  if (typeof request === 'string' && typeof response === 'string') return { request, response };
  const made: { request?: string; response?: string } = {};
  return {
    get request() {
      made.request ??= textOf(request);
      return made.request;
    },
    set request(text) {
      made.request = text;
    },
    get response() {
      made.response ??= textOf(response);
      return made.response;
    },
    set response(text) {
      made.response = text;
    },
  };
}

/** The messages of a call for an observer of the server: as they went over the wire, and as they may be shown. */
export interface ObservedEnvelopes extends Envelopes {
  /** With all secrets masked. */
  masked(): Envelopes;
}

/** What an observer is given: a listener's messages, and how they may be shown. */
export function observed(envelopes: Envelopes, mask: (envelopes: Envelopes) => Envelopes): ObservedEnvelopes {
  return Object.assign(envelopes, { masked: () => mask(envelopes) });
}

/** Told of every call. What it throws goes to `onError`, and the call is answered all the same. */
export type CallObserver = (call: RecordedCall, envelopes: ObservedEnvelopes) => void;
