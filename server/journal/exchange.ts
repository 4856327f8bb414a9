import { type Message, textOf } from '../soap/message.ts';

/** The messages of a call as they went over the wire, for listeners: everywhere else the secrets in them are masked. */
export interface Envelopes {
  readonly request: string;
  readonly response: string;
}

/** The messages, and the headers by which the request said what it was; null for one that was not sent. */
export interface Exchange {
  readonly request: Message;
  readonly response: Message;
  readonly contentType: string | null;
  readonly soapAction: string | null;
}

/** The texts of messages, for a listener that may do with them what it likes; those of long ones are made when it asks. */
export function envelopesOf({ request, response }: Exchange): Envelopes {
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
