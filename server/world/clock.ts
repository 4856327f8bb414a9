import { currentTime, elapsed } from '../../base/real-time.ts';
import type { DateTime } from '../../fixtures/seed.ts';

/** What a clock shows, so that another process can go on with it. */
export type ClockSetting = { readonly frozenAt: number } | { readonly ahead: number };

/**
 * An environment's clock. It runs with the machine's unless it is frozen, and can be set and moved, also backwards.
 * What it tells is Dutch wall-clock time without a zone, to the second (mark: dutch-wall-clock).
 */
export class Clock {
  /** What it showed, in milliseconds as if it were UTC, at `#since`. */
  #base: number;
  /** Where the machine's clock stood then; null while frozen. */
  #since: number | null;
  /** What it last told: calls ask many times a second. */
  #told = { second: Number.NaN, now: '' };

  private constructor(base: number, since: number | null) {
    this.#base = base;
    this.#since = since;
  }

  /** A clock that shows a moment now. */
  static at(now: DateTime, frozen = false): Clock {
    return new Clock(milliseconds(now), frozen ? null : elapsed());
  }

  /** A clock with such a setting. */
  static of(setting: ClockSetting): Clock {
    if ('frozenAt' in setting) return new Clock(setting.frozenAt, null);
    return new Clock(currentTime() + setting.ahead, elapsed());
  }

  get now(): DateTime {
    const second = Math.floor(this.#milliseconds() / 1000);
    if (second !== this.#told.second)
      this.#told = { second, now: new Date(second * 1000).toISOString().slice(0, 19) };
    return this.#told.now;
  }

  /** Midnight at the start of the current day. */
  get today(): DateTime {
    return `${this.now.slice(0, 10)}T00:00:00`;
  }

  get frozen(): boolean {
    return this.#since === null;
  }

  set(now: DateTime): void {
    this.#base = milliseconds(now);
    if (this.#since !== null) this.#since = elapsed();
  }

  /** @param seconds negative to go back. */
  advance(seconds: number): void {
    this.#base += seconds * 1000;
  }

  freeze(): void {
    this.#base = this.#milliseconds();
    this.#since = null;
  }

  run(): void {
    if (this.#since === null) this.#since = elapsed();
  }

  copy(): Clock {
    const copy = new Clock(this.#base, this.#since);
    copy.#told = this.#told;
    return copy;
  }

  /** How far it is ahead of the clock of the machine, in milliseconds, or what it shows while it is frozen. */
  get setting(): ClockSetting {
    const shown = this.#milliseconds();
    return this.#since === null ? { frozenAt: shown } : { ahead: shown - currentTime() };
  }

  /** Whether another one shows the same at any moment. */
  isLike(other: Clock): boolean {
    return this.#base === other.#base && this.#since === other.#since;
  }

  /** Shows from now on what another one shows. */
  follow(other: Clock): void {
    this.#base = other.#base;
    this.#since = other.#since;
    this.#told = other.#told;
  }

  #milliseconds(): number {
    return this.#since === null ? this.#base : this.#base + (elapsed() - this.#since);
  }
}

function milliseconds(dateTime: DateTime): number {
  return Date.parse(`${dateTime}Z`);
}

/** A moment so many seconds later. */
export function secondsAfter(moment: DateTime, seconds: number): DateTime {
  return new Date(milliseconds(moment) + seconds * 1000).toISOString().slice(0, 19);
}
