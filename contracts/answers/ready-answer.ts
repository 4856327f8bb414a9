import { z } from 'zod';
import { NotPossible } from '../../base/not-possible.ts';
import { pathText } from '../../base/schema/path-text.ts';
import { valueMistakes } from '../../base/schema/value-mistakes.ts';
import {
  ANSWER_KINDS,
  type AnswerBody,
  type AnswerDefinition,
  type AnswerFault,
  type AnswerRule,
  faultSchema,
} from '../control/answers.ts';
import { errorNumbered } from '../interface/errors.ts';
import type { Operation, Version } from '../interface/model.ts';
import { type ReadyChange, readChange } from './answer-change.ts';
import { readResult } from './answer-value.ts';

/** An answer that was chosen, held against the catalogue: ready to be given. */
export type ReadyAnswer =
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'change'; readonly changes: readonly ReadyChange[] }
  | { readonly kind: 'fault'; readonly fault: ReadyFault }
  | { readonly kind: 'body'; readonly body: Required<AnswerBody> };

/** A fault with all that it says. */
export interface ReadyFault {
  readonly side: 'Server' | 'Client';
  /** The number of the error; null for a fault without one. */
  readonly code: number | null;
  /** With a number what the service says of it, behind the words of the framework; without one all that the fault says. */
  readonly text: string;
}

/** The answers of a rule, one after the other: one, or those of its sequence. */
export type ReadyAnswers = readonly [ReadyAnswer, ...ReadyAnswer[]];

/**
 * The answers of a rule for each version of its operation.
 * @throws NotPossible for a rule that has no answer, or several at once, and for an answer that the catalogue does not allow.
 */
export function readyAnswers(
  [newest, ...older]: readonly [Operation, ...Operation[]],
  rule: AnswerRule,
): ReadonlyMap<Version, ReadyAnswers> {
  const ready = new Map([[newest.service.version, answersIn(newest, rule)]]);
  for (const operation of older) {
    const { version } = operation.service;
    try {
      ready.set(version, answersIn(operation, rule));
    } catch (error) {
      if (!(error instanceof NotPossible)) throw error;
      const { kind, field, detail, value } = error;
      const only = newest.service.version;
      throw new NotPossible(
        kind,
        field,
        `In ${version} it is another one: ${detail}`,
        `Say for which version it is: { "version": "${only}" }.`,
        value,
      );
    }
  }
  return ready;
}

function answersIn(operation: Operation, rule: AnswerRule): ReadyAnswers {
  const { sequence } = rule;
  if (sequence === undefined) return [readyAnswer(operation, rule, '')];
  const other = ANSWER_KINDS.find((kind) => kind in rule);
  if (other !== undefined) throw severalAnswers('sequence', other, '');
  const ready = sequence.map((answer, at) => readyAnswer(operation, answer, `sequence[${at}].`));
  return ready as [ReadyAnswer, ...ReadyAnswer[]];
}

/** @throws NotPossible where the rule has an answer. */
export function requireNoAnswer(rule: AnswerRule): void {
  const own = [...ANSWER_KINDS, 'sequence' as const].find((kind) => kind in rule);
  if (own !== undefined)
    throw new NotPossible(
      'invalid',
      own,
      `A function answers, and the rule has ${own} as well.`,
      'Give one of them.',
    );
}

/** @param before what stands before the names of its parts in a refusal: `sequence[0].` */
function readyAnswer(operation: Operation, answer: AnswerDefinition, before: string): ReadyAnswer {
  const [kind, second] = ANSWER_KINDS.filter((one) => one in answer);
  if (kind !== undefined && second !== undefined) throw severalAnswers(kind, second, before);
  const { result, change, fault, body } = answer;
  if (change !== undefined) {
    const changes = Array.isArray(change) ? change : [change];
    const at = (index: number) => (Array.isArray(change) ? `${before}change[${index}]` : `${before}change`);
    return {
      kind: 'change',
      changes: changes.map((one, index) => readChange(operation.result, one, at(index))),
    };
  }
  if (fault !== undefined) return { kind: 'fault', fault: readyFault(fault, `${before}fault`) };
  if (body !== undefined) return { kind: 'body', body: readyBody(body) };
  if (kind === 'result') return { kind, result: readResult(operation.result, result, `${before}result`) };
  throw new NotPossible(
    'invalid',
    before === '' ? 'result' : before.slice(0, -1),
    'There is no answer.',
    before === ''
      ? 'Give one of result, change, fault, body and sequence.'
      : `Give one of ${ANSWER_KINDS.join(', ')}.`,
  );
}

function severalAnswers(one: string, other: string, before: string): NotPossible {
  return new NotPossible(
    'invalid',
    `${before}${other}`,
    `There are two answers: ${one} and ${other}.`,
    'Leave out one of them, or give both in a sequence.',
  );
}

/**
 * A fault that no schema has read yet.
 * @param at how a refusal calls its place.
 * @throws NotPossible for what is no fault, and for a fault that says nothing.
 */
export function readFault(fault: unknown, at: string): ReadyFault {
  const [mistake] = valueMistakes(z.object({ [at]: faultSchema }), { [at]: fault });
  if (mistake) throw new NotPossible('invalid', pathText(mistake.path), mistake.detail, mistake.remedy);
  return readyFault(fault as number | AnswerFault, at);
}

/** @throws NotPossible for a fault that says nothing. */
function readyFault(fault: number | AnswerFault, at: string): ReadyFault {
  const { code, text, side = 'Server' }: AnswerFault = typeof fault === 'number' ? { code: fault } : fault;
  if (code === undefined && text === undefined)
    throw new NotPossible('invalid', at, 'The fault says nothing.', 'Give a code, a text or both.');
  if (code === undefined) return { side, code: null, text: text as string };
  if (text !== undefined) return { side, code, text: `${code}: ${text}` };
  const known = errorNumbered(code);
  if (known) return { side, code, text: known.message };
  throw new NotPossible(
    'invalid',
    at,
    `There is no error ${code} of Nmbrs, and no text.`,
    `Choose one that there is, or give a text: { "code": ${code}, "text": "..." }.`,
    code,
  );
}

function readyBody(body: string | AnswerBody): Required<AnswerBody> {
  const {
    text,
    contentType = 'text/xml; charset=utf-8',
    status = 200,
  }: AnswerBody = typeof body === 'string' ? { text: body } : body;
  return { text, contentType, status };
}
