import { NotPossible } from '../../base/not-possible.ts';
import { Sequence } from '../../base/sequence.ts';
import type { Steps } from '../../base/turns.ts';
import type { AnswerChange } from '../control/answers.ts';
import { contentTypeOf, type Field, type RecordType, type Type } from '../interface/model.ts';
import { isSameValue } from '../interface/value-texts.ts';
import { NIL } from '../interface/values.ts';
import { type AnswerPath, type PathStep, readPath } from './answer-path.ts';
import { canBeLeftOut, isNilOrLeftOut, readValue } from './answer-value.ts';

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

/** Changes a result, of which nothing is written to; an item of its list is a step. */
export function* changedResult(
  { type }: Field,
  result: unknown,
  changes: readonly ReadyChange[],
): Steps<ChangedResult> {
  let changed = result;
  const missed: ReadyChange[] = [];
  for (const change of changes) {
    const changing = new Changing(change);
    changed = yield* changing.change(type, changed, change.path.steps);
    if (!changing.isDone) missed.push(change);
  }
  return { result: changed, missed };
}

/** One change at work. */
class Changing {
  readonly #change: ReadyChange;
  /** Whether its place was there. */
  isDone = false;

  constructor(change: ReadyChange) {
    this.#change = change;
  }

  *change(type: Type, value: unknown, [step, ...steps]: readonly PathStep[]): Steps<unknown> {
    if (step === undefined) {
      this.isDone = true;
      return this.#change.value;
    }
    if (value === null || value === undefined || value === NIL) return value;
    if (step.kind === 'field')
      return yield* this.#record(type as RecordType, value as Fields, step.name, steps);
    return yield* this.#items(type as Extract<Type, { kind: 'list' }>, value, step, steps);
  }

  *#record(type: RecordType, record: Fields, name: string, steps: readonly PathStep[]): Steps<unknown> {
    const field = type.fields.find((one) => one.name === name) as Field;
    const part = yield* this.change(contentTypeOf(field), record[name], steps);
    // By its declared fields, since those of a record may be made when they are read.
    return Object.fromEntries(type.fields.map((one) => [one.name, one === field ? part : record[one.name]]));
  }

  *#items(
    { item }: Extract<Type, { kind: 'list' }>,
    list: unknown,
    step: Exclude<PathStep, { kind: 'field' }>,
    steps: readonly PathStep[],
  ): Steps<unknown> {
    const items: unknown[] = [];
    let index = 0;
    for (const one of list instanceof Sequence ? list : (list as readonly unknown[])) {
      const isChosen = isChosenBy(step, one, index++);
      const isTakenOut = isChosen && steps.length === 0 && this.#change.isTakenOut;
      if (isTakenOut) this.isDone = true;
      else items.push(isChosen ? yield* this.change(item.type, one, steps) : one);
      yield;
    }
    return items;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isChosenBy(step: Exclude<PathStep, { kind: 'field' }>, item: unknown, index: number): boolean {
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
