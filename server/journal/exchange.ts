/** The message as it went over the wire and came back, secrets included; given to listeners, masked for everybody else. */
export interface Envelopes {
  readonly request: string;
  readonly response: string;
}

/** The messages, and the headers by which the request said what it was; null for one that was not sent. */
export interface Exchange extends Envelopes {
  readonly contentType: string | null;
  readonly soapAction: string | null;
}
