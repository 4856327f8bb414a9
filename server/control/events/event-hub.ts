import { setTimeout } from '../../../base/real-time.ts';
import type { RecordedCall } from '../../../contracts/control/calls.ts';
import type { MockEvent } from '../../../contracts/control/events.ts';
import type { Tenants } from '../../access/tenants.ts';
import type { Journal } from '../../journal/journal.ts';
import { Follower, type Following } from './follower.ts';

/** How often it is looked for what other servers did, while somebody follows, in milliseconds. */
const PAUSE = 250;

/** Tells all who follow a server what happens in it, and in those that share its environments. */
export class EventHub {
  readonly #journal: Journal;
  readonly #upToDate: (() => Promise<void>) | null;
  readonly #followers = new Set<Follower>();
  /** Of the calls of other servers, the number of the last one that was told. */
  #last = 0;
  #isLooking = false;

  /** @param upToDate waits until all is known here that other servers have written; null where there are none. */
  constructor(journal: Journal, tenants: Tenants, upToDate: (() => Promise<void>) | null) {
    this.#journal = journal;
    this.#upToDate = upToDate;
    if (upToDate === null) journal.listen((call) => this.#called(call));
    journal.announceCleared((environment) => {
      for (const follower of this.#followers) follower.cleared(environment);
    });
    tenants.announceChanges({
      changed: (environment) => {
        for (const follower of this.#followers) follower.changed(environment);
      },
      madeOrDeleted: () => {
        for (const follower of this.#followers) follower.madeOrDeleted();
      },
    });
  }

  /** All that happens from when the first event is asked for, until the signal is aborted. */
  async *follow(following: Following): AsyncGenerator<MockEvent, void> {
    if (this.#upToDate) await this.#journal.upToDate();
    const follower = new Follower(this.#journal, following);
    this.#followers.add(follower);
    if (this.#upToDate && !this.#isLooking) this.#beginToLook(this.#upToDate);
    try {
      yield* follower.events();
    } finally {
      this.#followers.delete(follower);
    }
  }

  #called(call: RecordedCall): void {
    for (const follower of this.#followers) follower.called(call);
  }

  /** Looks for what others did as long as somebody follows. */
  #beginToLook(upToDate: () => Promise<void>): void {
    this.#isLooking = true;
    this.#last = this.#journal.lastNumber;
    const look = async () => {
      this.#isLooking = this.#followers.size > 0;
      if (!this.#isLooking) return;
      // Who asks while the place does not answer is told so; who follows is told what happened once it does.
      await this.#look(upToDate).catch(() => {});
      setTimeout(look, PAUSE).unref();
    };
    setTimeout(look, PAUSE).unref();
  }

  async #look(upToDate: () => Promise<void>): Promise<void> {
    await upToDate();
    await this.#journal.upToDate();
    const last = this.#journal.lastNumber;
    // The numbers begin anew where the place lost its calls.
    if (last < this.#last) {
      this.#last = 0;
      for (const follower of this.#followers) follower.beganAnew();
    }
    for (const { value } of this.#journal.after(this.#last, { by: 'all' })) this.#called(value);
    this.#last = last;
  }
}
