import type { ErrorListener } from '../../base/error-listener.ts';
import type { Tenants } from '../access/tenants.ts';
import type { Capacity } from '../capacity/capacity.ts';
import type { Journal } from '../journal/journal.ts';
import type { Limits } from '../soap/xml/limits.ts';
import type { TroubleBook } from '../trouble/trouble-book.ts';

/** Where bodies that are read take room. */
interface BodiesOfRequests {
  /** False when there is no room for so many bytes. */
  take(bytes: number): boolean;
  release(bytes: number): void;
}

/** What the control API is a face of. */
export interface ControlServices {
  readonly tenants: Tenants;
  readonly trouble: TroubleBook;
  readonly calls: Journal;
  readonly limits: Limits;
  readonly capacity: Capacity;
  readonly bodies: BodiesOfRequests;
  /** Demanded as a bearer token of all requests but those that follow an activation link; null for none. */
  readonly controlToken: string | null;
  /** Told of unforeseen errors. */
  readonly onError: ErrorListener;
}
