import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import { inTurns } from '../../base/turns.ts';
import type { Draft } from '../access/state.ts';
import type { Tenant } from '../access/tenant.ts';

/** How long counts wait at most before they are kept, in milliseconds. */
const PAUSE = 1_000;

/**
 * Keeps what rules have counted a little later, so that no call that only reads waits for the disk: a process that is killed
 * loses what was counted in its last second.
 */
export class KeptCounts<R> {
  readonly #keep: (draft: Draft, tenant: Tenant, rule: R) => void;
  #counted = new Map<Tenant, Set<R>>();
  #timer: NodeJS.Timeout | null = null;

  /** @param keep writes down what a rule has counted by then. */
  constructor(keep: (draft: Draft, tenant: Tenant, rule: R) => void) {
    this.#keep = keep;
  }

  /** A rule has counted, which is kept within a second where its environment is. */
  note(tenant: Tenant, rule: R): void {
    if (!tenant.isKept) return;
    this.#add(tenant, rule);
    this.#timer ??= setTimeout(() => {
      // Its own errors are seen to.
      this.keep().catch(() => {});
    }, PAUSE).unref();
  }

  /** Resolves once all that was counted so far is kept, or cannot be. */
  async keep(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const counted = this.#counted;
    this.#counted = new Map();
    await Promise.all(Array.from(counted, ([tenant, rules]) => this.#keepThose(tenant, rules)));
  }

  async #keepThose(tenant: Tenant, rules: Iterable<R>): Promise<void> {
    if (tenant.deletion.aborted) return;
    try {
      await inTurns(
        tenant.write((draft) => {
          for (const rule of rules) this.#keep(draft, tenant, rule);
        }),
      );
    } catch {
      // The place has told why. They are kept with what is counted next.
      for (const rule of rules) this.#add(tenant, rule);
    }
  }

  #add(tenant: Tenant, rule: R): void {
    const rules = this.#counted.get(tenant);
    if (rules) rules.add(rule);
    else this.#counted.set(tenant, new Set([rule]));
  }
}
