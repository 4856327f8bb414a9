import { isOnCalendar } from '../../base/calendar.ts';
import { serviceAt } from '../../contracts/interface/service-at.ts';
import { isBsn } from '../../fixtures/dutch/bsn.ts';
import { isIban } from '../../fixtures/dutch/iban.ts';
import { capitalized } from '../../fixtures/text.ts';
import type { CaptureKey } from './keyed-draw.ts';
import { MadeUpNumbers } from './made-up-numbers.ts';
import { MadeUpWords, NAME_PREFIXES } from './made-up-words.ts';
import { isAboutService } from './service-queries.ts';

/** What stands in the place of secrets. */
export const MASK = '***';

/** Which parts of a text may stay. */
export interface Harmless {
  word(word: string): boolean;
  /** @param day as 1985-03-12. */
  day(day: string): boolean;
  /** Asked of numbers, and of guids, that have no form by which they name somebody. */
  number(number: string): boolean;
}

/** Nothing may. */
const NOTHING: Harmless = { word: () => false, day: () => false, number: () => false };

/** As they stand within a name, and at its beginning. */
const PREFIXES = NAME_PREFIXES.flatMap((prefix) => [prefix, capitalized(prefix)])
  .map((prefix) => prefix.replace(/ /g, '\\s+'))
  .join('|');

/**
 * What names somebody by its form, and all words and numbers; the first kind that fits counts. All that repeats is bounded,
 * so that no text takes long.
 */
const PARTS = new RegExp(
  [
    String.raw`(?<url>https?:\/\/[^\s<>"']+)`,
    String.raw`(?<mail>[\p{L}\p{M}\d._%+'-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,8})`,
    String.raw`(?<host>(?<![\p{L}\d-])(?:www\.(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,63}|(?:[\p{L}\d-]{1,63}\.){0,8}nmbrs(?:-sandbox)?\.(?:nl|se))(?![\p{L}\d-]))`,
    String.raw`(?<guid>(?<![\da-fA-F])[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}(?![\da-fA-F]))`,
    String.raw`(?<iso>(?<!\d)\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?(?!\d))`,
    String.raw`(?<dutch>(?<!\d)\d{1,2}(?<between>[-/.])\d{1,2}\k<between>\d{4}(?!\d))`,
    String.raw`(?<iban>(?<![\p{L}\d])[A-Za-z]{2}\d{2}(?: ?[A-Za-z\d]){11,30})`,
    String.raw`(?<bsn>(?<!\d)\d{9}(?!\d))`,
    String.raw`(?<phone>(?<![\p{L}\d+])(?:(?:\+|00)\d\d|0)(?:[ ()/-]{0,2}\d){8,11}(?!\d))`,
    String.raw`(?<postcode>(?<![\p{L}\d])[1-9]\d{3} ?[A-Z]{2}(?![\p{L}\d]))`,
    String.raw`(?<prefix>(?<![\p{L}\d'.])(?:${PREFIXES})(?=\s+\p{L}|\s*$))`,
    String.raw`(?<word>\p{L}[\p{L}\p{M}]*)`,
    String.raw`(?<number>\d+)`,
  ].join('|'),
  'gu',
);

/** The kinds of parts, those first that most are of. */
const KINDS = [
  'word',
  'number',
  'prefix',
  'iso',
  'mail',
  'guid',
  'postcode',
  'phone',
  'bsn',
  'iban',
  'dutch',
  'url',
  'host',
] as const;

type Kind = (typeof KINDS)[number];

/** Replaces what names people, firms and their whereabouts in texts and values: the same by the same, wherever it stands. */
export class TextReplacer {
  readonly words: MadeUpWords;
  readonly numbers: MadeUpNumbers;

  constructor(key: CaptureKey) {
    this.words = new MadeUpWords(key);
    this.numbers = new MadeUpNumbers(key);
  }

  /** A text without its words and numbers but for the harmless ones; spaces and punctuation stay. */
  text(text: string, harmless: Harmless = NOTHING): string {
    return text.replace(PARTS, (part: string, ...rest: unknown[]) => {
      const parts = rest.at(-1) as Readonly<Record<string, string | undefined>>;
      return this.#part(KINDS.find((kind) => parts[kind] !== undefined) ?? 'word', part, harmless);
    });
  }

  /** @param mail of which the name before the @ is told by the words that it is made of. */
  mail(mail: string): string {
    const at = mail.lastIndexOf('@');
    return `${this.#pieces(mail.slice(0, at))}@${this.host(mail.slice(at + 1))}`;
  }

  /** A host that can never be reached; those of Nmbrs stay but for the subdomain of the customer. */
  host(host: string): string {
    if (/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i.test(host)) return host;
    const [, customer, nmbrs] = /^(?:(.+)\.)?(nmbrs(?:-sandbox)?\.(?:nl|se))$/i.exec(host) ?? [];
    if (nmbrs !== undefined) {
      if (customer === undefined || /^(?:api|api-sandbox|www)$/i.test(customer)) return host;
      return `${this.#pieces(customer)}.${nmbrs}`;
    }
    const labels = host.split('.');
    const made = labels.map((label, at) => {
      if (at === 0 && /^www$/i.test(label)) return label;
      return at > 0 && at === labels.length - 1 ? 'example' : this.#pieces(label);
    });
    return made.join('.');
  }

  /** An address on the web; the path of a service stays, and what stands in its query or for its user may be a secret and is masked. */
  url(url: string, harmless: Harmless = NOTHING): string {
    const parts = /^(https?:\/\/)(?:([^/?#]*)@)?([^/?#:]*)(:\d+)?([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(url);
    if (!parts) return this.#pieces(url, harmless);
    const [, scheme = '', user, host = '', port = '', path = '', query = '', fragment] = parts;
    const { prefix = path, path: ofService = '' } = serviceAt(path) ?? {};
    return [
      scheme,
      user === undefined ? '' : `${MASK}@`,
      this.host(host),
      port,
      this.#pieces(prefix, harmless),
      ofService,
      query.replace(/[^?&]+/g, (part) => this.#masked(part, harmless)),
      fragment === undefined ? '' : `#${MASK}`,
    ].join('');
  }

  #part(kind: Kind, part: string, harmless: Harmless): string {
    switch (kind) {
      case 'url':
        return this.url(part, harmless);
      case 'mail':
        return this.mail(part);
      case 'host':
        return this.host(part);
      case 'guid':
        return harmless.number(part) ? part : this.numbers.guid(part);
      case 'iso':
        return this.#day(part, harmless);
      case 'dutch':
        return this.#dutchDay(part, harmless);
      case 'iban':
        return this.#iban(part, harmless);
      case 'bsn':
        if (isBsn(part)) return this.numbers.citizenNumber(part);
        return harmless.number(part) ? part : this.numbers.digits(part);
      case 'phone':
        return this.numbers.phone(part);
      case 'postcode':
        return this.numbers.postcode(part);
      case 'prefix':
        return harmless === NOTHING ? this.#prefix(part) : part;
      case 'number':
        return harmless.number(part) ? part : this.numbers.digits(part);
      case 'word':
        return harmless.word(part) ? part : this.words.for(part);
    }
  }

  /** With a time or without, which stays. */
  #day(text: string, harmless: Harmless): string {
    const day = text.slice(0, 10);
    if (!isOnCalendar(day)) return harmless.number(text) ? text : this.#pieces(text);
    return harmless.day(day) ? text : this.numbers.day(day) + text.slice(10);
  }

  /** A part of a query: its name is told, and its value is not. */
  #masked(part: string, harmless: Harmless): string {
    if (isAboutService(part)) return part;
    const at = part.indexOf('=');
    return at < 0 ? MASK : `${this.#pieces(part.slice(0, at), harmless)}=${MASK}`;
  }

  /** As 12-3-1985. */
  #dutchDay(text: string, harmless: Harmless): string {
    const [date = '', month = '', year = ''] = text.split(/[-/.]/);
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    if (!isOnCalendar(day)) return harmless.number(text) ? text : this.#pieces(text);
    if (harmless.day(day)) return text;
    const [madeYear = '', madeMonth = '', madeDate = ''] = this.numbers.day(day).split('-');
    const between = text.charAt(date.length);
    const as = (made: string, written: string) => (written.startsWith('0') ? made : made.replace(/^0/, ''));
    return as(madeDate, date) + between + as(madeMonth, month) + between + madeYear;
  }

  /** What begins as an IBAN, and may go on behind it or be none at all. */
  #iban(text: string, harmless: Harmless): string {
    for (let end = text.length; end >= 15; end--) {
      const written = text.slice(0, end);
      const compact = written.replace(/ /g, '').toUpperCase();
      if (!isIban(compact) || /^[A-Za-z\d]/.test(text.slice(end))) continue;
      const made = this.numbers.iban(compact);
      let at = 0;
      return written.replace(/[^ ]/g, () => made.charAt(at++)) + this.text(text.slice(end), harmless);
    }
    // None, so that its beginning is no part of this kind, and the rest may be of any.
    return this.text(text.slice(0, 2), harmless) + this.text(text.slice(2), harmless);
  }

  #prefix(prefix: string): string {
    return this.words.prefix(prefix.replace(/\s+/g, ' '));
  }

  /** Word by word and number by number. */
  #pieces(text: string, harmless: Harmless = NOTHING): string {
    return text.replace(/(\p{L}[\p{L}\p{M}]*)|\d+/gu, (piece: string, word: string | undefined) => {
      if (word === undefined) return harmless.number(piece) ? piece : this.numbers.digits(piece);
      return harmless.word(word) ? piece : this.words.for(piece);
    });
  }
}
