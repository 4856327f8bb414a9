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
