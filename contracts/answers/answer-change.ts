import { NotPossible } from '../../base/not-possible.ts';
import type { Steps } from '../../base/turns.ts';
import type { AnswerChange } from '../control/answers.ts';
import { canBeLeftOut, isNilOrLeftOut } from '../interface/fields.ts';
import { contentTypeOf, type Field, type RecordType, type Type } from '../interface/model.ts';
import { isSameValue } from '../interface/value-texts.ts';
import { NIL } from '../interface/values.ts';
import { type AnswerPath, type ItemStep, type PathStep, readPath } from './answer-path.ts';
import { readValue } from './answer-value.ts';

/** A change of a result, held against the catalogue. */
export interface ReadyChange {
  readonly path: AnswerPath;
  /** What stands there then. */
  readonly value: unknown;
  /** Whether the item at the end of the path is taken out of its list. */
  readonly isTakenOut: boolean;
}

/**
 * @param result the element whose content is changed; null for an operation that answers nothing.
 * @param at how a refusal calls the place of the change: `change[0]`.
 * @throws NotPossible for a change that is not one, leads nowhere, or would break the contract.
 */
export function readChange(result: Field | null, change: AnswerChange, at: string): ReadyChange {
  const [kind, second] = CHANGE_KINDS.filter((one) => change[one] !== undefined);
  if (kind === undefined || second !== undefined)
    throw new NotPossible(
      'invalid',
      at,
      kind === undefined ? `${at} says nothing.` : `${at} says ${kind} and ${second}.`,
      kind === undefined ? `Give ${CHANGE_KINDS.join(', ')} a path.` : 'Make each a change of its own.',
    );
  if (result === null)
    throw new NotPossible(
      'invalid',
      `${at}.${kind}`,
      'The operation answers nothing that could be changed.',
      'Choose a fault or a body.',
    );
  const hasValue = change.to !== undefined;
  if (hasValue !== (kind === 'set'))
    throw new NotPossible(
      'invalid',
      `${at}.to`,
      hasValue ? `${at} gives a value, and ${kind} needs none.` : `${at}.to is missing.`,
      hasValue ? 'Leave out `to`, or say set.' : 'Give the value that is set; to make it nil, say nil.',
    );
  const path = readPath(result, change[kind] as string, `${at}.${kind}`);
  return { path, ...CHANGES[kind](path, change, at) };
}

const CHANGE_KINDS = ['set', 'remove', 'nil'] as const;

type Made = Omit<ReadyChange, 'path'>;

const CHANGES: Readonly<
  Record<(typeof CHANGE_KINDS)[number], (path: AnswerPath, change: AnswerChange, at: string) => Made>
> = {
  set: ({ field, type }, { to }, at) => ({
    value: readValue(field, type, to, `${at}.to`),
    isTakenOut: false,
  }),

  remove({ field, text, isItem }, _, at) {
    if (isItem || canBeLeftOut(field)) return { value: undefined, isTakenOut: isItem };
    throw new NotPossible(
      'invalid',
      `${at}.remove`,
      `${text} is never left out: the contract wants it.`,
      field.nillable ? 'Make it nil.' : 'Set it, or break the contract with a body.',
      text,
    );
  },

  nil({ field, text }, _, at) {
    if (field.nillable) return { value: isNilOrLeftOut(field) ? NIL : null, isTakenOut: false };
    throw new NotPossible(
      'invalid',
      `${at}.nil`,
      `${text} is never nil: the contract does not allow it.`,
      canBeLeftOut(field) ? 'Remove it.' : 'Set it, or break the contract with a body.',
      text,
    );
  },
};

/** What came of changes. */
export interface ChangedResult {
  readonly result: unknown;
  /** The changes whose place was not there. */
  readonly missed: readonly ReadyChange[];
}

/**
 * Makes all changes of a result, one after the other, in one walk through it; nothing is written to the result itself. An
 * item of its list is a step.
 */
export function* changedResult(
  { type }: Field,
  result: unknown,
  changes: readonly ReadyChange[],
): Steps<ChangedResult> {
  const walk = new Walk();
  const begun = changes.map((change) => ({ change, steps: change.path.steps }));
  const changed = yield* walk.change(type, result, begun);
  return { result: changed, missed: changes.filter((change) => !walk.done.has(change)) };
}

/** A change on its way, with the steps from here to its place. */
interface Begun {
  readonly change: ReadyChange;
  readonly steps: readonly PathStep[];
}

/** One walk through a result. */
class Walk {
  /** The changes whose place was there. */
  readonly done = new Set<ReadyChange>();

  *change(type: Type, value: unknown, changes: readonly Begun[]): Steps<unknown> {
    const end = changes.findIndex(({ steps }) => steps.length === 0);
    if (end < 0) return yield* this.#parts(type, value, changes);
    // What was changed before is replaced as a whole, and what comes after changes what stands there then.
    yield* this.#parts(type, value, changes.slice(0, end));
    const { change } = changes[end] as Begun;
    this.done.add(change);
    return yield* this.change(type, change.value, changes.slice(end + 1));
  }

  *#parts(type: Type, value: unknown, changes: readonly Begun[]): Steps<unknown> {
    if (changes.length === 0 || value === null || value === undefined || value === NIL) return value;
    if (type.kind === 'record') return yield* this.#record(type, value as Fields, changes);
    return yield* this.#items(type as Extract<Type, { kind: 'list' }>, value as Iterable<unknown>, changes);
  }

  *#record(type: RecordType, record: Fields, changes: readonly Begun[]): Steps<unknown> {
    const changed: Record<string, unknown> = {};
    // By its declared fields, since those of a record may be made when they are read.
    for (const field of type.fields) {
      const own = changes.filter(({ steps: [step] }) => step?.kind === 'field' && step.name === field.name);
      const value = record[field.name];
      changed[field.name] =
        own.length === 0 ? value : yield* this.change(contentTypeOf(field), value, own.map(onward));
    }
    return changed;
  }

  *#items(
    { item }: Extract<Type, { kind: 'list' }>,
    list: Iterable<unknown>,
    changes: readonly Begun[],
  ): Steps<unknown> {
    const items: unknown[] = [];
    // Where a change takes an item out, those after it count one less.
    const indexes = changes.map(() => 0);
    for (const one of list) {
      let current = one;
      let isTakenOut = false;
      for (const [at, begun] of changes.entries()) {
        const index = indexes[at] as number;
        indexes[at] = index + 1;
        if (!isChosenBy(begun.steps[0] as ItemStep, current, index)) continue;
        isTakenOut = begun.steps.length === 1 && begun.change.isTakenOut;
        if (isTakenOut) {
          this.done.add(begun.change);
          break;
        }
        current = yield* this.change(item.type, current, [onward(begun)]);
      }
      if (!isTakenOut) items.push(current);
      yield;
    }
    return items;
  }
}

function onward({ change, steps }: Begun): Begun {
  return { change, steps: steps.slice(1) };
}

type Fields = Readonly<Record<string, unknown>>;

function isChosenBy(step: ItemStep, item: unknown, index: number): boolean {
  switch (step.kind) {
    case 'all':
      return true;
    case 'at':
      return step.index === index;
    case 'having': {
      const value = (item as Fields | null | undefined)?.[step.name];
      return value !== null && value !== undefined && isSameValue(step.type, step.text, textOf(value));
    }
  }
}

function textOf(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value);
}
