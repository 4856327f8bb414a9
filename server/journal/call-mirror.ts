import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import { inTurns, nextTogether, type Steps } from '../../base/turns.ts';
import type { CallRooms } from './call-rooms.ts';
import type { Masking } from './masking/masking.ts';
import { packParts } from './pack-call.ts';
import { RememberedCalls } from './remembered-calls.ts';
import type { CallNews, SharedCall, SharedCalls, SharedRoom } from './shared-calls.ts';
import type { WaitingForCalls } from './waiting.ts';

/** How often it is looked for calls that somebody waits for, in milliseconds. */
const PAUSE = 50;

/** Whose calls are brought up to date; null for all. */
type Scope = string | null;

/** Of what is remembered at a place that several servers have: as much as this one was asked for. */
export class CallMirror {
  readonly #place: SharedCalls;
  readonly #rooms: CallRooms;
  readonly #waiting: WaitingForCalls;
  readonly #masking: Masking;
  readonly #onCleared: (environment: string) => void;
  #life: string | null = null;
  #last = 0;
  #lastSecret = 0;
  #known = new Map<number, RememberedCalls>();
  /** What is to be brought up to date next. */
  #scopes = new Set<Scope>();
  #watch: NodeJS.Timeout | null = null;

  constructor(
    place: SharedCalls,
    parts: {
      readonly rooms: CallRooms;
      readonly waiting: WaitingForCalls;
      readonly masking: Masking;
      /** Told where the calls of an environment were forgotten at the place. */
      readonly onCleared: (environment: string) => void;
    },
  ) {
    this.#place = place;
    this.#rooms = parts.rooms;
    this.#waiting = parts.waiting;
    this.#masking = parts.masking;
    this.#onCleared = parts.onCleared;
    parts.masking.announceLearned((secret) => place.learn(secret));
  }

  /** The number of the last call that is known here. */
  get last(): number {
    return this.#last;
  }

  /**
   * Resolves once all is known here that was called in an environment until now, or everywhere. All who ask while the place is
   * being asked share the next question.
   * @throws NotPossible where the place does not answer.
   */
  upToDate(scope: Scope): Promise<void> {
    this.#scopes.add(scope);
    return this.#askNext();
  }

  readonly #askNext = nextTogether(() => {
    const scopes = this.#scopes;
    this.#scopes = new Set();
    return this.#ask(scopes.has(null) ? null : ([...scopes] as string[]));
  });

  async #ask(environments: readonly string[] | null): Promise<void> {
    for (let isMore = true; isMore; ) {
      const ordinals = new Map(Array.from(this.#known, ([room, { count }]) => [room, count]));
      const news = await this.#place.news({ environments, ordinals, lastSecret: this.#lastSecret });
      if (news.life !== this.#life) {
        // What was known of another life says nothing of what is new in this one.
        this.#beginAnew(news.life);
        continue;
      }
      await inTurns(this.#take(news, environments));
      isMore = news.isMore;
    }
  }

  #beginAnew(life: string | null): void {
    this.#life = life;
    for (const room of [...this.#known.keys()]) this.#forget(room);
  }

  *#take(
    { last, rooms, calls, secrets, lastSecret, isMore }: CallNews,
    environments: readonly string[] | null,
  ): Steps<void> {
    // Before any call is there that could be shown.
    for (const secret of secrets) this.#masking.learnOfOthers(secret);
    this.#lastSecret = lastSecret;
    this.#takeRooms(rooms, environments);
    for (const call of calls) {
      yield* this.#takeCall(call);
      yield;
    }
    // Of the others nothing is there any more.
    if (!isMore) for (const { room, count } of rooms) this.#known.get(room)?.countUpTo(count);
    this.#last = last;
  }

  #takeRooms(rooms: readonly SharedRoom[], environments: readonly string[] | null): void {
    const there = new Set(rooms.map(({ room }) => room));
    for (const [room, { environment }] of this.#known) {
      const isAskedFor =
        environments === null || (environment !== null && environments.includes(environment));
      if (isAskedFor && !there.has(room)) this.#forget(room);
    }
    for (const { room, environment, by, isGone } of rooms) {
      const known = this.#known.get(room);
      const held =
        known ?? (isGone ? new RememberedCalls(environment, by) : this.#rooms.begin(environment, by));
      this.#known.set(room, held);
      if (isGone && (!known || this.#rooms.isCurrent(known))) this.#rooms.bury(held);
    }
  }

  /** What was remembered was forgotten there, or is of an environment that is gone. */
  #forget(room: number): void {
    const known = this.#known.get(room);
    this.#known.delete(room);
    if (!known) return;
    const isCurrent = this.#rooms.isCurrent(known);
    this.#rooms.forget(known);
    if (known.environment !== null && isCurrent) this.#onCleared(known.environment);
  }

  *#takeCall({ room, call, exchange }: SharedCall): Steps<void> {
    const held = this.#known.get(room);
    if (!held) return;
    const parts = yield* packParts(call);
    this.#rooms.remember(held, call, parts, exchange);
    if (this.#rooms.isCurrent(held)) this.#waiting.tell(call);
  }

  /** Looks for what others have called for as long as somebody waits for it. A look in vain costs time, and no call. */
  watch(): void {
    this.#watch ??= setTimeout(() => this.#look(), PAUSE).unref();
  }

  /** Looks at once, where somebody waits for calls of an environment. */
  wake(environment: string | null): void {
    if (environment === null || !this.#waiting.environments.includes(environment)) return;
    this.upToDate(environment).catch(() => {});
  }

  async #look(): Promise<void> {
    const environments = this.#waiting.environments;
    // Where the place does not answer, who asks for calls is told; who waits waits on.
    await Promise.all(environments.map((one) => this.upToDate(one).catch(() => {})));
    this.#watch = null;
    if (this.#waiting.count > 0) this.watch();
  }

  endWatch(): void {
    if (this.#watch) clearTimeout(this.#watch);
  }
}
