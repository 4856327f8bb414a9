import { FORM, isValid } from '../../contracts/interface/value-texts.ts';
import { isBsn } from '../../fixtures/dutch/bsn.ts';
import { valuesIn } from './find-values.ts';
import type { FoundValue } from './found-value.ts';
import { harmlessDocument } from './harmless-document.ts';
import { renamed } from './interface-names.ts';
import type { KeptPaths } from './kept-paths.ts';
import type { CaptureKey } from './keyed-draw.ts';
import type { KnownValues } from './known-values.ts';
import { isMarkup } from './markup.ts';
import { messageText } from './message-text.ts';
import { type Harmless, MASK, TextReplacer } from './replace-text.ts';
import { isServiceWord } from './service-words.ts';

/**
 * Kinds of values by which people are named: their words are known from then on. Firms are named by words that stand in
 * lists of the service too, and mail, phones and accounts are found by their form.
 */
const NAMING: readonly FoundValue['kind'][] = [
  'name',
  'address',
  'birthday',
  'citizen number',
  'bank account',
  'registration',
];

/** Values of types that hold no texts, in the writings that services have of them. */
const TYPED = [
  /^[-+]?\d+(?:[.,]\d+)*$/,
  /^(?:true|false)$/i,
  FORM.guid,
  /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/,
];

/** How names end of elements whose values number records, and the numbers that do. */
const OF_RECORDS = /(?:id|guid)$/i;
const RECORD_NUMBER = /^\d{1,10}$/;

/** How names end of declared elements that number records, and of the results of operations and lists that do. */
const DECLARED_OF_RECORDS = /(?:ids?|guid|nr|result|int)$/i;

/** Replaces what the values of messages tell of people, firms and logins. */
export class ValueReplacer {
  readonly #key: CaptureKey;
  readonly #texts: TextReplacer;
  readonly #known: KnownValues;
  readonly #kept: KeptPaths;
  readonly #onSecret: (secret: string) => void;
  /** What a text may keep that the service fills in from its own lists. */
  readonly #ofLists: Harmless;
  /** What the text of a fault may keep. */
  readonly #ofFaults: Harmless;

  /** @param onSecret told of each secret that is met where one belongs. */
  constructor(key: CaptureKey, known: KnownValues, kept: KeptPaths, onSecret: (secret: string) => void) {
    this.#key = key;
    this.#texts = new TextReplacer(key);
    this.#known = known;
    this.#kept = kept;
    this.#onSecret = onSecret;
    const day = (one: string) => !known.hasDay(one);
    const number = (one: string) => !known.hasNumber(one);
    this.#ofLists = { word: (word) => !known.hasWord(word), day, number };
    this.#ofFaults = { word: (word) => isServiceWord(word) && !known.hasWord(word), day, number };
  }

  /** Gets to know by what people are named, before any of it is looked for where it does not belong. */
  learn(values: readonly FoundValue[]): void {
    for (const value of values) {
      const { kind, nested, written } = value;
      if (nested) this.learn(nested);
      else if (kind === 'secret') this.#onSecret(written.text.trim());
      else if (NAMING.includes(kind) && !this.#kept.hold(value)) this.#known.learn(written.text);
    }
  }

  /** A document with its values replaced; all between them stays as it is. */
  replaced(text: string, values: readonly FoundValue[]): string {
    return withReplaced(text, this.#editsOf(values));
  }

  /** A text of the service, such as a header: only what is known of people, or looks like it, is replaced. */
  harmless(text: string): string {
    return this.#texts.text(text, this.#ofLists);
  }

  /** A name of an element, attribute or namespace, or what else is made of the words of formats. */
  label(text: string): string {
    return renamed(text, {
      word: (word) => this.#texts.words.for(word),
      number: (number) => this.#texts.numbers.digits(number),
    });
  }

  /** A text of any kind. */
  text(text: string): string {
    return this.#texts.text(text);
  }

  host(host: string): string {
    return this.#texts.host(host);
  }

  #editsOf(values: readonly FoundValue[]): Edit[] {
    return values.flatMap((value) => {
      const { from, to, written, nested } = value;
      if (this.#kept.hold(value)) return [];
      if (nested)
        return this.#editsOf(nested).map((edit) => ({
          from: from + written.placeOf(edit.from),
          to: from + written.placeOf(edit.to),
          text: written.written(edit.text),
        }));
      const text = this.#valueFor(value);
      return text === written.text ? [] : [{ from, to, text: written.written(text) }];
    });
  }

  /** With the spaces around it. */
  #valueFor(value: FoundValue): string {
    const { text } = value.written;
    const inner = text.trim();
    if (inner === '') return text;
    const start = text.indexOf(inner);
    return text.slice(0, start) + this.#innerValueFor(value, inner) + text.slice(start + inner.length);
  }

  #innerValueFor({ kind, name, type }: FoundValue, text: string): string {
    switch (kind) {
      case 'secret':
        return MASK;
      case 'typed':
        return this.#typed(name, type, text);
      case 'initials':
        return this.#texts.words.initials(text).replace(/\d+/g, (digits) => this.text(digits));
      case 'citizen number':
        return this.#citizenNumber(text);
      case 'bank account':
        return /^\d{1,10}$/.test(text) ? this.#texts.numbers.account(text) : this.text(text);
      case 'firm':
        return this.#firm(text);
      case 'document':
        return this.#document(text);
      case 'code':
        return isCode(text) ? this.harmless(text) : this.text(text);
      case 'harmless':
        // What is one word of the interface alone, such as which kind of record is meant, is that word.
        if (isServiceWord(text)) return text;
        return RECORD_NUMBER.test(text) && !isCitizenNumber(name, text) ? text : this.harmless(text);
      case 'fault':
        return this.#texts.text(text, this.#ofFaults);
      case 'unknown':
        return this.#unknown(name, text);
      case 'label':
        return this.label(text);
      default:
        return this.text(text);
    }
  }

  /** A value that its type does not allow may be anything; one that is no word of its list may be a new one. */
  #typed(name: string, type: FoundValue['type'], text: string): string {
    if (isCitizenNumber(name, text)) return this.#citizenNumber(text);
    if (TYPED.some((form) => form.test(text))) return text;
    if (type?.kind === 'enum') return isValid(type, text) ? text : this.#texts.text(text, this.#ofFaults);
    return this.text(text);
  }

  /** Also one without its zeros in front, and with points. */
  #citizenNumber(text: string): string {
    const digits = text.replace(/[ .-]/g, '').padStart(9, '0');
    if (!isBsn(digits)) return this.text(text);
    return this.#texts.numbers.citizenNumber(digits);
  }

  /** Its legal form stays. */
  #firm(text: string): string {
    const [, name = text, form = ''] =
      /^(.*?)(\s+(?:[BN]\.?V\.?|V\.?O\.?F\.?|C\.?V\.?|U\.?A\.?))?$/i.exec(text) ?? [];
    return this.text(name) + form;
  }

  /** XML stays with its values replaced; what is no file and no base64 is a text. */
  #document(text: string): string {
    if (!/^[A-Za-z\d+/\s]{8,}={0,2}\s*$/.test(text)) return this.text(text);
    const bytes = Buffer.from(text, 'base64');
    const message = messageText(bytes, undefined);
    if (!message || !isMarkup(message.text))
      return Buffer.from(harmlessDocument(this.#key, bytes)).toString('base64');
    const values = valuesIn(message.text, null);
    this.learn(values);
    return Buffer.from(message.encode(this.replaced(message.text, values))).toString('base64');
  }

  /** Only what numbers records by its name stays, and what is no word. */
  #unknown(name: string, text: string): string {
    if (/^(?:true|false|-)$/i.test(text)) return text;
    if (OF_RECORDS.test(name) && (RECORD_NUMBER.test(text) || FORM.guid.test(text))) return text;
    return this.text(text);
  }
}

/** Whether a number is a valid BSN in an element that numbers no records: those have as many digits, and stay. */
function isCitizenNumber(name: string, text: string): boolean {
  return /^\d{9}$/.test(text) && isBsn(text) && !DECLARED_OF_RECORDS.test(name);
}

/** A short word or number of somebody's own administration, as far as it looks like one. */
function isCode(text: string): boolean {
  return (
    /^[\w.:/#+-]{1,40}$/.test(text) && /\d/.test(text) && (!/\p{L}{4}/u.test(text) || FORM.guid.test(text))
  );
}

/** What takes the place of a part of a text. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** @param edits in their order, apart from one another. */
function withReplaced(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const edit of edits) {
    parts.push(text.slice(end, edit.from), edit.text);
    end = edit.to;
  }
  parts.push(text.slice(end));
  return parts.join('');
}
