import type { MockEvent } from '../../../contracts/control/events.ts';
import type { Tenants } from '../../access/tenants.ts';
import type { Journal } from '../../journal/journal.ts';
import { Follower, type Following } from './follower.ts';

/** Tells all who follow a server what happens in it. */
export class EventHub {
  readonly #journal: Journal;
  readonly #followers = new Set<Follower>();

  constructor(journal: Journal, tenants: Tenants) {
    this.#journal = journal;
    journal.listen((call) => {
      for (const follower of this.#followers) follower.called(call);
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
    const follower = new Follower(this.#journal, following);
    this.#followers.add(follower);
    try {
      yield* follower.events();
    } finally {
      this.#followers.delete(follower);
    }
  }
}
