import { visibleLine } from '../../../base/visible-text.ts';
import type { RecordedCall } from '../../../contracts/control/calls.ts';
import type { Finding } from '../../../contracts/finding.ts';
import type { Envelopes } from '../exchange.ts';
import { DecodedText } from './decoded-text.ts';
import { type Range, SecretIndex } from './secret-index.ts';
import { isSecretName, NAMES_IN_ANSWERS } from './secret-names.ts';

const MASK = '***';

/**
 * Keeps tokens and passwords out of what is shown: those of every login by their values, wherever they come up and however
 * they are escaped, and whatever stands where a secret belongs. What is recorded is masked when it is shown, not before.
 */
export class Masking {
  readonly #secrets = new SecretIndex();

  /** From now on this text is a secret, unless it is too short to be told from others. @param owner who it goes with. */
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
      ...DecodedText.all(text).flatMap((one) => one.written(this.#secrets.rangesIn(one.text))),
      ...this.#credentialsIn(text),
    ];
    return ranges.length === 0 ? text : masked(text, ranges);
  }

  /** A request. @param maskFor what takes the place of the secret under a name. */
  envelope(envelope: string, maskFor: (name: string) => string = () => MASK): string {
    return this.text(maskByName(envelope, maskFor));
  }

  envelopes({ request, response }: Envelopes): Envelopes {
    const answer = maskNamed(response, NAMES_IN_ANSWERS, () => MASK);
    return { request: this.envelope(request), response: this.text(answer) };
  }

  /** A copy of a call. */
  call(call: RecordedCall): RecordedCall {
    const { findings, fault, reason, trouble, arguments: args } = call;
    return {
      ...call,
      arguments: args && (this.value(args) as Record<string, unknown>),
      findings: findings.map((finding) => this.finding(finding)),
      marks: [...call.marks],
      fault: fault && { ...fault, text: this.text(fault.text) },
      reason: reason && this.text(reason),
      trouble: trouble && this.text(trouble),
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
    const { found, message, path, used } = finding;
    const secret = secretIn(finding);
    const bare = (text: string) =>
      this.text(secret === '' ? text : text.replaceAll(secret, MASK).replaceAll(visibleLine(secret), MASK));
    return {
      ...finding,
      found: bare(found),
      message: bare(message),
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
    return /^[ -~]+:[ -~]*$/.test(decoded) || this.#secrets.rangesIn(decoded).length > 0;
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

/** What a finding tells of a value that stands where a secret belongs; empty for one that stands elsewhere. */
function secretIn({ kind, found, path }: Finding): string {
  const place = path.split('/').at(-1) ?? '';
  switch (kind) {
    case 'unknown-attribute': {
      const [, name = '', value = ''] = /^([^=]*)="([\s\S]*?)"?…?$/.exec(found) ?? [];
      return isSecretName(name) || isSecretName(place) ? value : '';
    }
    case 'stray-text':
      return isSecretName(place) || AUTH_HEADER.test(place) ? found.replace(/…$/, '') : '';
    case 'changed-value':
    case 'unreadable':
    case 'not-used':
      return isSecretName(place) ? found.replace(/…$/, '') : '';
    default:
      return '';
  }
}

const AUTH_HEADER = /AuthHeader/i;

function maskByName(envelope: string, maskFor: (name: string) => string): string {
  const names = [...namesIn(envelope)].filter(isSecretName);
  const byElement = names.length === 0 ? envelope : maskNamed(envelope, names, maskFor);
  return byElement.replace(HEADER_BLOCK, (block) => block.replace(STRAY_TEXT, `$1${MASK}`));
}

/** The names of all elements and attributes, without their prefixes. */
function namesIn(envelope: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, element, attribute] of envelope.matchAll(NAMES)) names.add(element ?? attribute ?? '');
  return names;
}

const NAMES = /<(?:[^\s<>/!?:=]*:)?([^\s<>/!?:=]+)|\s(?:[^\s<>/:="']*:)?([^\s<>/:="']+)\s*=\s*["']/g;

function maskNamed(envelope: string, names: readonly string[], maskFor: (name: string) => string): string {
  const name = `(${names.map((one) => one.replace(/[^\w]/g, '\\$&')).join('|')})`;
  const attribute = new RegExp(`(\\s(?:[^\\s<>/=]*:)?${name}\\s*=\\s*)("[^"<]*"|'[^'<]*')`, 'g');
  // From a secret's start tag to its end tag; to the end of the envelope when that is missing.
  const element = new RegExp(
    `(<(?:[^\\s<>/]*:)?${name}(?:\\s[^<>]*)?(?<!/)>)[\\s\\S]*?(?=</(?:[^\\s<>/]*:)?${name}\\s*>|$)`,
    'g',
  );
  return envelope
    .replace(attribute, (_, before: string, own: string) => `${before}"${maskFor(own)}"`)
    .replace(element, (_, before: string, own: string) => `${before}${maskFor(own)}`);
}

/** The header with the credentials, to the end of the envelope when its end tag is missing. */
const HEADER_BLOCK =
  /<(?:[^\s<>/]*:)?\w*AuthHeader\w*(?:\s[^<>]*)?(?<!\/)>[\s\S]*?(?=<\/(?:[^\s<>/]*:)?\w*AuthHeader\w*\s*>|$)/gi;

/** Text that stands between the elements of it. */
const STRAY_TEXT = /(^<[^<>]*>|<\/[^<>]*>|\/>|-->|\]\]>)(?![^<]*\]\]>)[^<]*[^\s<][^<]*(?=<|$)/g;

function masked(text: string, ranges: readonly Range[]): string {
  let result = '';
  let end = 0;
  for (const [from, to] of ranges.toSorted(([one], [other]) => one - other)) {
    if (to <= end) continue;
    if (from >= end) result += text.slice(end, from) + MASK;
    end = to;
  }
  return result + text.slice(end);
}
