import { visibleLine } from '../../../base/visible-text.ts';
import type { RecordedAnswer, RecordedCall } from '../../../contracts/control/calls.ts';
import type { Finding } from '../../../contracts/finding.ts';
import type { Envelopes } from '../exchange.ts';
import { DecodedText } from './decoded-text.ts';
import { isHeaderName, maskByName } from './mask-by-name.ts';
import { Replacement } from './replacement.ts';
import { type Range, SecretIndex } from './secret-index.ts';
import { isSecretName } from './secret-names.ts';

const MASK = '***';

/**
 * Keeps tokens and passwords out of what is shown: those of every login by their values, wherever they come up and however
 * they are escaped, and whatever stands where a secret belongs. What is recorded is masked when it is shown, not before.
 */
export class Masking {
  readonly #secrets = new SecretIndex();

  /** From now on this text is a secret, unless it is too short to be told from others. @param owner with which it is released. */
  learn(owner: string, secret: string): void {
    this.#secrets.learn(owner, secret);
  }

  release(owner: string): void {
    this.#secrets.release(owner);
  }

  /** A text of any kind: a message, the value of a header. */
  text(text: string): string {
    const ranges = [
      ...this.#secrets.rangesIn(text),
      ...DecodedText.all(text).flatMap((one) => one.inSource(this.#secrets.rangesIn(one.text))),
      ...this.#credentialsIn(text),
    ];
    return ranges.length === 0 ? text : masked(text, ranges);
  }

  /** A message. @param maskFor what takes the place of the secret under a name. */
  envelope(envelope: string, maskFor: (name: string) => string = () => MASK): string {
    return this.text(maskByName(envelope, maskFor, MASK));
  }

  envelopes({ request, response }: Envelopes): Envelopes {
    return { request: this.envelope(request), response: this.envelope(response) };
  }

  /** A copy of a call. */
  call(call: RecordedCall): RecordedCall {
    const { findings, fault, reason, trouble, chosenAnswer, arguments: args } = call;
    return {
      ...call,
      arguments: args && (this.value(args) as Record<string, unknown>),
      findings: findings.map((finding) => this.finding(finding)),
      marks: [...call.marks],
      fault: fault && { ...fault, text: this.text(fault.text) },
      reason: reason && this.text(reason),
      trouble: trouble && this.text(trouble),
      chosenAnswer: chosenAnswer && (this.value(chosenAnswer) as RecordedAnswer),
    };
  }

  /** A copy of a value of any kind, with every text in it masked. */
  value(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (value instanceof Uint8Array) return value.slice();
    if (Array.isArray(value)) return value.map((item) => this.value(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, this.value(part)]));
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

  /** What an Authorization header would hold. */
  *#credentialsIn(text: string): Iterable<Range> {
    for (const { 0: all, 1: scheme = '', 2: credentials = '', index } of text.matchAll(AUTHORIZATION)) {
      const isBearer = scheme.toLowerCase() === 'bearer';
      if (isBearer || this.#isBasic(credentials))
        yield [index + all.length - credentials.length, index + all.length];
    }
  }

  #isBasic(credentials: string): boolean {
    const decoded = Buffer.from(credentials, 'base64').toString();
    return (
      (decoded.indexOf(':') > 0 && /^[ -~]+$/.test(decoded)) || this.#secrets.rangesIn(decoded).length > 0
    );
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

function masked(text: string, ranges: readonly Range[]): string {
  const result = new Replacement(text);
  let end = 0;
  for (const [from, to] of ranges.toSorted(([one], [other]) => one - other)) {
    if (to <= end) continue;
    // What goes on behind a range that is masked is masked with it.
    result.replace(Math.max(from, end), to, from >= end ? MASK : '');
    end = to;
  }
  return result.text;
}
