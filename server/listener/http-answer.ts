import type { Message } from '../soap/message.ts';
import type { Delivery } from '../trouble/trouble.ts';

/** An HTTP answer, complete before anything is sent. */
export interface HttpAnswer {
  /** 0 for no answer at all. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Message;
}

/** An answer on its way to the client, and how it gets there. */
export interface Outgoing extends HttpAnswer {
  readonly delivery: Delivery;
}
