import type { ErrorListener } from '../../base/error-listener.ts';
import type { NoticeListener } from '../../base/notice-listener.ts';
import type { Seed } from '../../contracts/seed/seed.ts';
import type { Tenants } from '../access/tenants.ts';
import type { AnswerBook } from '../answers/answer-book.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { UnderWay } from '../capacity/under-way.ts';
import type { Journal } from '../journal/journal.ts';
import type { StoreCounts } from '../metrics/store-counts.ts';
import type { Limits } from '../soap/xml/limits.ts';
import type { Data } from '../store/open-data.ts';
import type { TroubleBook } from '../trouble/trouble-book.ts';
import type { EventHub } from './events/event-hub.ts';
import type { PerformCall } from './perform-call.ts';

/** What the control API is a face of. */
export interface ControlServices {
  readonly tenants: Tenants;
  readonly trouble: TroubleBook;
  readonly chosenAnswers: AnswerBook;
  /** What every environment is given while it is made; left out for nothing. */
  readonly everywhere?: Seed | undefined;
  readonly calls: Journal;
  /** Makes the calls of the console. */
  readonly performCall: PerformCall;
  /** Of the place where environments are kept; null where they are kept nowhere. */
  readonly store: StoreCounts | null;
  readonly limits: Limits;
  readonly capacity: Capacity;
  /** Where the bodies of requests take room, those of SOAP calls among them. */
  readonly bodies: UnderWay;
  /** Where environments are kept; null for nowhere. */
  readonly data: Data | null;
  /** Demanded as a bearer token of all requests but those that follow an activation link; null for none. */
  readonly controlToken: string | null;
  /** Waits until all is known here that other servers have written; null where there are none. @throws NotPossible */
  readonly upToDate: (() => Promise<void>) | null;
  /** What happens in the server, for those who follow it. */
  readonly events: EventHub;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
  readonly onNotice: NoticeListener;
  /** Told of unforeseen errors. */
  readonly onError: ErrorListener;
}
