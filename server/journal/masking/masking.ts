import { merged } from '../../../base/merge.ts';
import { atOnce, type Steps } from '../../../base/turns.ts';
import { visibleLine } from '../../../base/visible-text.ts';
import type { RecordedAnswer, RecordedCall } from '../../../contracts/control/calls.ts';
import type { Finding } from '../../../contracts/finding.ts';
import type { Envelopes } from '../exchange.ts';
import { mayHoldEscapes, rangesBehindEscapes } from './decoded-text.ts';
import { isHeaderName, maskByName } from './mask-by-name.ts';
import { Replacement } from './replacement.ts';
import { SecretIndex, type TextRange } from './secret-index.ts';
import { isSecretName } from './secret-names.ts';

const MASK = '***';

/** Whose secrets they are that others have told. */
const OTHERS = 'of others';

/** How long a text is that needs no steps to be looked at. */
const SHORT = 4_096;

/** How many ranges are looked at in a step. */
const STEP = 512;

/**
 * Keeps tokens and passwords out of what is shown: those of every login by their values, wherever they come up and however
 * they are escaped, and whatever stands where a secret belongs. What is recorded is masked when it is shown, not before.
 */
export class Masking {
  readonly #secrets = new SecretIndex();
  #onLearned: (secret: string) => void = () => {};

  /** From now on this text is a secret, unless it is too short to be told from others. @param owner with which it is released. */
  learn(owner: string, secret: string): void {
    if (this.#secrets.learn(owner, secret)) this.#onLearned(secret);
  }

  /** From now on this text is a secret that others have told, as if its owner were gone. */
  learnOfOthers(secret: string): void {
    this.#secrets.learn(OTHERS, secret);
    this.#secrets.release(OTHERS);
  }

  /** Tells of every secret that is learned here from now on. */
  announceLearned(listener: (secret: string) => void): void {
    this.#onLearned = listener;
  }

  release(owner: string): void {
    this.#secrets.release(owner);
  }

  /** A short text of any kind: the value of a header. */
  text(text: string): string {
    return atOnce(this.textSteps(text));
  }

  /** A text of any kind, of any length. */
  *textSteps(text: string): Steps<string> {
    if (this.#isHarmlessValue(text)) return text;
    const byValue = yield* this.#secrets.rangesIn(text);
    const escaped = yield* rangesBehindEscapes(text, (decoded) => this.#secrets.rangesIn(decoded));
    const credentials = yield* this.#credentialsIn(text);
    if (byValue.length === 0 && credentials.length === 0 && escaped.every(({ length }) => length === 0))
      return text;
    return yield* masked(text, [byValue, ...escaped, credentials]);
  }

  /** A message of any length. @param maskFor what takes the place of the secret under a name. */
  *envelopeSteps(envelope: string, maskFor: (name: string) => string = () => MASK): Steps<string> {
    return yield* this.textSteps(yield* maskByName(envelope, maskFor, MASK));
  }

  /** For an observer, which is told at once. */
  envelopes(envelopes: Envelopes): Envelopes {
    return atOnce(this.envelopesSteps(envelopes));
  }

  *envelopesSteps({ request, response }: Envelopes): Steps<Envelopes> {
    return { request: yield* this.envelopeSteps(request), response: yield* this.envelopeSteps(response) };
  }

  /** A copy of a call. */
  *callSteps(call: RecordedCall): Steps<RecordedCall> {
    const { fault, reason, trouble, chosenAnswer, arguments: args } = call;
    const findings: Finding[] = [];
    for (const finding of call.findings) {
      findings.push(this.finding(finding));
      yield;
    }
    return {
      ...call,
      arguments: args && ((yield* this.valueSteps(args)) as Record<string, unknown>),
      findings,
      marks: [...call.marks],
      fault: fault && { ...fault, text: yield* this.textSteps(fault.text) },
      reason: reason && (yield* this.textSteps(reason)),
      trouble: trouble && (yield* this.textSteps(trouble)),
      chosenAnswer: chosenAnswer && ((yield* this.valueSteps(chosenAnswer)) as RecordedAnswer),
    };
  }

  /** A copy of a value of any kind, with every text in it masked. */
  *valueSteps(value: unknown): Steps<unknown> {
    if (this.#isHarmlessValue(value)) return value;
    if (typeof value === 'string') return yield* this.textSteps(value);
    if (value instanceof Uint8Array) return value.slice();
    yield;
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      for (const item of value) items.push(this.#isHarmlessValue(item) ? item : yield* this.valueSteps(item));
      return items;
    }
    const parts: [string, unknown][] = [];
    for (const [name, part] of Object.entries(value as object))
      parts.push([name, this.#isHarmlessValue(part) ? part : yield* this.valueSteps(part)]);
    return Object.fromEntries(parts);
  }

  /** Whether it is shown as it is: nearly every value of a record, found out of it without steps. */
  #isHarmlessValue(value: unknown): boolean {
    if (typeof value === 'string') return value.length <= SHORT && this.#isHarmless(value);
    return typeof value !== 'object' || value === null;
  }

  finding(finding: Finding): Finding {
    // Of what is not there nothing is told that the client wrote.
    if (finding.kind === 'absent' || finding.kind === 'missing') return { ...finding };
    const { found, message, path, used } = maskedSecret(finding);
    return {
      ...finding,
      found: this.text(found),
      message: this.text(message),
      path: this.text(path),
      used: this.text(used),
    };
  }

  /** Found out of most short texts faster than by steps. */
  #isHarmless(text: string): boolean {
    return !mayHoldEscapes(text) && text.search(AUTHORIZATION) < 0 && !this.#secrets.isIn(text);
  }

  /** What an Authorization header would hold. */
  *#credentialsIn(text: string): Steps<TextRange[]> {
    const ranges: TextRange[] = [];
    let looked = 0;
    for (const { 0: all, 1: scheme = '', 2: credentials = '', index } of text.matchAll(AUTHORIZATION)) {
      if (++looked % STEP === 0) yield;
      const isBearer = scheme.toLowerCase() === 'bearer';
      if (isBearer || (yield* this.#isBasic(credentials)))
        ranges.push([index + all.length - credentials.length, index + all.length]);
    }
    return ranges;
  }

  *#isBasic(credentials: string): Steps<boolean> {
    const decoded = Buffer.from(credentials, 'base64').toString();
    if (decoded.indexOf(':') > 0 && /^[ -~]+$/.test(decoded)) return true;
    return (yield* this.#secrets.rangesIn(decoded)).length > 0;
  }
}

const AUTHORIZATION = /\b(Basic|Bearer)(?:\s|%20|\+)+([\w+/.~=-]{8,})/gi;

/** The arguments of a call; those of single sign-on hold secrets. */
export function maskArguments(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!Object.keys(args).some(isSecretName)) return args;
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, isSecretName(name) && value !== null ? MASK : value]),
  );
}

/** A finding without the value that it tells of, where that stands where a secret belongs. */
function maskedSecret(finding: Finding): Finding {
  const { kind, found, message, path, used } = finding;
  const place = path.slice(path.lastIndexOf('/') + 1);
  switch (kind) {
    case 'unknown-attribute': {
      const name = found.slice(0, found.indexOf('='));
      return isSecretName(name) || isSecretName(place) ? { ...finding, found: `${name}="${MASK}"` } : finding;
    }
    case 'changed-value':
      // What the service went on with is what is left of the secret.
      return isSecretName(place)
        ? {
            ...finding,
            found: MASK,
            used: MASK,
            message: withoutQuoted(message, found).replaceAll(`used ${visibleLine(used)}.`, `used ${MASK}.`),
          }
        : finding;
    case 'stray-text':
      return isSecretName(place) || isHeaderName(place)
        ? { ...finding, found: MASK, message: withoutQuoted(message, found) }
        : finding;
    case 'unreadable':
    case 'not-used':
      return isSecretName(place) && found !== ''
        ? { ...finding, found: MASK, message: withoutQuoted(message, found) }
        : finding;
    default:
      return finding;
  }
}

/** A message without the text that it quotes; one that was cut off within it ends before it. */
function withoutQuoted(message: string, text: string): string {
  const quoted = `'${visibleLine(text)}'`;
  if (message.includes(quoted)) return message.replaceAll(quoted, () => `'${MASK}'`);
  return message.endsWith('…') ? message.replace(/'[\s\S]*$/, () => `'${MASK}…`) : message;
}

/** @param lists of ranges, each in its order. */
function* masked(text: string, lists: readonly (readonly TextRange[])[]): Steps<string> {
  const result = new Replacement(text);
  let end = 0;
  let replaced = 0;
  for (const [from, to] of merged(lists, ([start]) => start)) {
    if (++replaced % STEP === 0) yield;
    if (to <= end) continue;
    // What goes on behind a range that is masked is masked with it.
    result.replace(Math.max(from, end), to, from >= end ? MASK : '');
    end = to;
  }
  return result.text;
}
