import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import { CALL_MAKERS } from '../../contracts/control/call-maker.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import type { Tenants } from '../access/tenants.ts';
import type { Exchange } from '../journal/exchange.ts';
import type { Journal } from '../journal/journal.ts';
import type { Keeper } from './keeper.ts';
import { keptText, keptValue } from './kept-json.ts';
import type { Change, KeptCalls } from './store.ts';

/** How long calls wait at most before they are kept, in milliseconds. */
const PAUSE = 1_000;

const BY_CLIENT: Pick<RecordedCall, 'by'> = { by: 'client' };

/**
 * Keeps the calls that a journal remembers, of environments that are kept and of strangers: a little later, many at a time,
 * so that no call waits for it. A process that is killed loses the calls of its last second.
 */
export class CallKeeper {
  readonly #calls: Journal;
  readonly #tenants: Tenants;
  readonly #keeper: Keeper;
  /** Those of which calls may be kept. */
  readonly #environments: Set<string | null>;
  /** The number of the last call that was kept, or was not to be. */
  #last: number;
  #timer: NodeJS.Timeout | null = null;

  /** Puts the calls that were kept into a journal, and goes on keeping those that come. */
  constructor(calls: Journal, tenants: Tenants, keeper: Keeper, kept: KeptCalls) {
    this.#calls = calls;
    this.#tenants = tenants;
    this.#keeper = keeper;
    this.#environments = new Set(kept.calls.map(({ environment }) => environment));
    this.#last = kept.last;
    calls.restore(remembered(kept), kept.last);
    calls.listen(() => {
      this.#timer ??= setTimeout(() => this.#keep(), PAUSE).unref();
    });
  }

  /** Has all calls kept that there were so far. */
  end(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#keep();
  }

  #keep(): void {
    this.#timer = null;
    const [before, last] = [this.#last, this.#calls.lastNumber];
    for (const tenant of this.#tenants.all()) if (tenant.isKept) this.#environments.add(tenant.subdomain);
    this.#environments.add(null);
    const changes = [...this.#environments].flatMap((environment) => this.#changesOf(environment, before));
    this.#last = last;
    // They are kept with those that come next.
    const goBack = () => {
      this.#last = Math.min(this.#last, before);
    };
    this.#keeper.keep([...changes, { kind: 'last-call', number: last }], {
      kept: () => {},
      lost: goBack,
      overtaken: goBack,
    });
  }

  #changesOf(environment: string | null, after: number): Change[] {
    return [
      ...Array.from(this.#calls.heldAfter(environment, after), ({ call, exchange }): Change => {
        const messages = exchange && keptText(exchange);
        return { kind: 'call', number: call.number, environment, value: keptText(call), messages };
      }),
      ...CALL_MAKERS.map((by): Change => {
        const { firstCall, firstMessages } = this.#calls.held(environment, by);
        return { kind: 'calls-before', environment, by, call: firstCall, messages: firstMessages };
      }),
    ];
  }
}

function* remembered({ calls }: KeptCalls): Generator<{ call: RecordedCall; exchange: Exchange | null }> {
  for (const { value, messages } of calls)
    yield {
      // Older mocks kept calls of clients alone, and did not say so.
      call: { ...BY_CLIENT, ...keptValue<RecordedCall>(value) },
      exchange: messages === null ? null : keptValue<Exchange>(messages),
    };
}
