import { CHANGE_RULES, type ChangeKind, type Effect, effectOf } from './change-rules.ts';

/** One difference between the catalogue and a WSDL, and what it does. */
export interface Change {
  readonly kind: ChangeKind;
  readonly effect: Effect;
  /** `Absence.Comment` for a field of a type, otherwise the operation, the service, the enum. */
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
  /** What happened there, in words: `field removed: string`. */
  readonly message: string;
  readonly because: string;
  /** Those it reaches; none for what is no matter of an operation. */
  readonly operations: readonly string[];
}

/** What is found at one place. */
interface Found {
  readonly kind: ChangeKind;
  readonly place: string;
  readonly before?: string | null;
  readonly after?: string | null;
  /** What would help, after the message. */
  readonly hint?: string;
}

/** Collects changes; one that several operations meet, since they share a type, is told once. */
export class ChangeList {
  readonly #strict: boolean;
  readonly #changes = new Map<string, { readonly change: Change; readonly operations: Set<string> }>();

  /** @param strict whether to count what breaks only readers that hold an answer to their schema. */
  constructor(strict: boolean) {
    this.#strict = strict;
  }

  /** @param operation that meets it; null for what is no matter of an operation. */
  add({ kind, place, before = null, after = null, hint = '' }: Found, operation: string | null): void {
    const key = JSON.stringify([kind, place, before, after]);
    let known = this.#changes.get(key);
    if (!known) {
      const { because } = CHANGE_RULES[kind];
      const message = `${wordsOf(kind)}${difference(before, after)}${hint}`;
      const effect = this.effectOf(kind);
      known = {
        change: { kind, effect, place, before, after, message, because, operations: [] },
        operations: new Set(),
      };
      this.#changes.set(key, known);
    }
    if (operation !== null) known.operations.add(operation);
  }

  effectOf(kind: ChangeKind): Effect {
    return effectOf(kind, this.#strict);
  }

  /** By place, in the order in which they were found. */
  list(): Change[] {
    return [...this.#changes.values()].map(({ change, operations }) => ({
      ...change,
      operations: [...operations],
    }));
  }
}

/** `answer.field-removed` is `field removed`. */
function wordsOf(kind: ChangeKind): string {
  return kind.slice(kind.indexOf('.') + 1).replaceAll('-', ' ');
}

function difference(before: string | null, after: string | null): string {
  if (before !== null && after !== null) return `: ${before} → ${after}`;
  const only = before ?? after;
  return only === null ? '' : `: ${only}`;
}
