import type { WorldSeed } from '../../../fixtures/world.ts';

/** What tells of people and firms in a world, by what it looks like in a text. */
export interface Originals {
  readonly words: ReadonlySet<string>;
  /** Without spaces and dashes. */
  readonly numbers: ReadonlySet<string>;
  readonly mails: ReadonlySet<string>;
}

const NAMES = /^(?:\w*[nN]ame|city|street|placeOfBirth|caseManager)$/;
const NUMBERS =
  /^(?:bsn|iban|kvkNumber|wageTaxNumber|phone\w*|mobile\w*|fax|postalCode|licensePlate|number)$/;
const MAILS = /^(?:email\w*|username)$/;

/** What an employee is; it is made when it is asked for. */
const PERSON = ['displayName', 'personalInfo', 'addresses', 'bankAccount', 'partner', 'children'] as const;

/** Prefixes of surnames are few, and become one another; `Loon` is the service's own word for wages, and of a list of it. */
const ORDINARY = new Set(['van', 'den', 'der', 'ter', 'ten', 'loon']);

/** All there is in the records of a world, whatever an answer makes of it. */
export function originalsOf(world: WorldSeed): Originals {
  const words = new Set<string>();
  const numbers = new Set<string>();
  const mails = new Set<string>();
  const seen = new Set<object>();
  const look = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      if (NAMES.test(name))
        for (const word of wordsIn(value)) if (!ORDINARY.has(word.toLowerCase())) words.add(word);
      if (NUMBERS.test(name) && value.length >= 6) numbers.add(compact(value));
      if (MAILS.test(name)) mails.add(value.toLowerCase());
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      for (const [key, part] of Object.entries(value)) look(part, Array.isArray(value) ? name : key);
    }
  };
  for (const { debtors } of world.environments)
    for (const debtor of debtors) {
      look({ ...debtor, companies: [] }, '');
      for (const company of debtor.companies) {
        look(company, '');
        for (const employee of world.employees(company.id))
          for (const part of PERSON) look(employee[part], part);
      }
    }
  return { words, numbers, mails };
}

/** Words of three letters or more. */
export function wordsIn(text: string): string[] {
  return [...text.matchAll(/\p{L}[\p{L}\p{M}]{2,}/gu)].map(([word]) => word);
}

export function compact(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}

/** The texts of a document without its markup, also of documents within it. */
export function saidIn(document: string): string {
  const said = document
    .replace(/\sxmlns(?::\w+)?="[^"]*"/g, '')
    .replace(/<\/?[\w:.-]+/g, ' ')
    .replace(/[\w:-]+="/g, ' "');
  if (!said.includes('&lt;')) return said.replace(/&\w+;/g, ' ');
  return saidIn(
    said.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
}

/** The originals that a text says. */
export function originalsIn(text: string, { words, numbers, mails }: Originals): string[] {
  const tokens = text.split(/[\s"<>=;,]+/).filter((token) => token.length < 200);
  return [
    ...wordsIn(tokens.join(' ')).filter((word) => words.has(word)),
    ...tokens.map(compact).filter((one) => numbers.has(one)),
    ...[...text.matchAll(/\d{4} ?[A-Z]{2}/g)].map(([one]) => compact(one)).filter((one) => numbers.has(one)),
    ...tokens.map((one) => one.toLowerCase()).filter((one) => mails.has(one)),
  ];
}
