import type { Steps } from '../../../base/turns.ts';
import { attributesIn, attributeValue, type Markup, markupIn } from './markup.ts';
import { Replacement } from './replacement.ts';
import { isSecretName } from './secret-names.ts';

/** The header with the credentials, or what a client takes for it. */
export function isHeaderName(name: string): boolean {
  return /AuthHeader/i.test(name);
}

/**
 * A message without what stands where a secret belongs: in an attribute or an element of such a name, and beside the
 * elements of the header.
 * @param maskFor what takes the place of the secret under a name.
 * @param mask what takes the place of a text under no name.
 */
export function* maskByName(message: string, maskFor: (name: string) => string, mask: string): Steps<string> {
  return yield* maskElements(yield* maskAttributes(message, maskFor), maskFor, mask);
}

/** How many attributes, or how much markup, is looked at in a step. */
const STEP = 512;

function* maskAttributes(message: string, maskFor: (name: string) => string): Steps<string> {
  const masked = new Replacement(message);
  let end = 0;
  let attributes = 0;
  for (const attribute of attributesIn(message)) {
    if (++attributes % STEP === 0) yield;
    const { name, start } = attribute;
    // What stands in the value of one that is masked is no other attribute.
    if (start < end || !isSecretName(name)) continue;
    const value = attributeValue(message, attribute);
    if (!value) continue;
    masked.replace(value.from - 1, value.to + 1, `"${maskFor(name)}"`);
    end = value.to;
  }
  return masked.text;
}

/** What is not closed goes on to the end of the message. */
function* maskElements(message: string, maskFor: (name: string) => string, mask: string): Steps<string> {
  const masked = new Replacement(message);
  const sections = new Sections(message);
  let secret: Markup | null = null;
  let isInHeader = false;
  /** Where text beside the elements of the header would begin; null where none would. */
  let beside: number | null = null;
  const maskBeside = (end: number): void => {
    if (beside !== null && beside < end && message.slice(beside, end).trim() !== '')
      masked.replace(beside, end, mask);
    beside = null;
  };
  /** Up to where comments and CDATA sections hold text alone. */
  let sectionEnd = 0;
  let looked = 0;
  for (const markup of markupIn(message)) {
    if (++looked % STEP === 0) yield;
    const { kind, name, from, to } = markup;
    if (secret) {
      if (kind !== 'end' || !isSecretName(name)) continue;
      masked.replace(secret.to, from, maskFor(secret.name));
      secret = null;
      if (isInHeader) beside = Math.max(to, sectionEnd);
    } else if (kind === 'start' && isSecretName(name)) {
      maskBeside(from);
      secret = markup;
    } else if (kind === 'start' && isHeaderName(name)) {
      isInHeader = true;
      beside ??= to;
    } else if (isInHeader && from >= sectionEnd) {
      const section = kind === 'other' ? sections.at(from) : null;
      // A CDATA section beside the elements is text beside them.
      if (section?.kind === 'CDATA' && beside !== null) {
        sectionEnd = section.end;
        continue;
      }
      maskBeside(from);
      if (section) sectionEnd = section.end;
      if (kind === 'end' && isHeaderName(name)) isInHeader = false;
      else if (kind !== 'start') beside = section?.end ?? to;
    }
  }
  if (secret) masked.replace(secret.to, message.length, maskFor(secret.name));
  else maskBeside(message.length);
  return masked.text;
}

const SECTIONS = [
  { kind: 'comment', start: '<!--', end: '-->' },
  { kind: 'CDATA', start: '<![CDATA[', end: ']]>' },
] as const;

/** Comments and CDATA sections. */
class Sections {
  readonly #text: string;
  /** Ends that come no more, so that each is looked for once. */
  readonly #absent = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The one that begins there; null for none, and for one that does not end. */
  at(from: number): { readonly kind: (typeof SECTIONS)[number]['kind']; readonly end: number } | null {
    const section = SECTIONS.find(({ start }) => this.#text.startsWith(start, from));
    if (!section || this.#absent.has(section.end)) return null;
    const end = this.#text.indexOf(section.end, from + section.start.length);
    if (end >= 0) return { kind: section.kind, end: end + section.end.length };
    this.#absent.add(section.end);
    return null;
  }
}
