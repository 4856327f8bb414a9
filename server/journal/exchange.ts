import { type Body, textOf } from '../soap/write/body.ts';

/** The messages of a call as they went over the wire, for listeners: everywhere else the secrets in them are masked. */
export interface Envelopes {
  readonly request: string;
  readonly response: string;
}

/** The messages as they are kept, and the headers by which the request said what it was; null for one that was not sent. */
export interface Exchange {
  readonly request: string;
  readonly response: Body;
  readonly contentType: string | null;
  readonly soapAction: string | null;
}

/** The messages of an exchange for a listener: a long answer becomes a text when it is first asked for. */
export function envelopesOf({ request, response }: Exchange): Envelopes {
  return {
    request,
    get response() {
      return textOf(response);
    },
  };
}
