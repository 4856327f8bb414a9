import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Field, Operation } from '../../contracts/interface/model.ts';
import { dataKindOf } from '../../contracts/interface/personal-data.ts';
import { isBsn } from '../../fixtures/dutch/bsn.ts';
import { isIban } from '../../fixtures/dutch/iban.ts';
import { Pseudonymizer } from '../../harness/capture/pseudonymizer.ts';
import { TextReplacer } from '../../harness/capture/replace-text.ts';
import { requestMessage, responseMessage } from '../../server/soap/description/sample-message.ts';
import { SEED } from './support/draws.ts';

const operations = catalogue.services.flatMap((service) => service.operations);

/** Names of elements that are harmless in some records and not in others. */
const SOMETIMES_HARMLESS = new Set(['Description', 'Type', 'Gender']);

/** A name that no service has a word of. */
const names = fc
  .array(fc.constantFrom(...'abdeghklmnorstuvwyz'), { minLength: 6, maxLength: 12 })
  .map((letters) => `Qw${letters.join('')}`);

/** How a name may stand in a value. */
const writings = fc.constantFrom<(name: string) => string>(
  (name) => name,
  (name) => ` ${name.toUpperCase()} 12 `,
  (name) => `<Doc a="${name}"><Nm>${name}</Nm>${name}</Doc>`,
  (name) => `https://${name}.nl/${name}?${name}=${name}#${name}`,
  (name) => `${name}.${name}+1@${name}.nl`,
  (name) => Buffer.from(`${name} woont hier`).toString('base64'),
  (name) => `Het is d'${name}-${name}, 12-3-1985!`,
);

/** What a client or a broken line may put anywhere; no start of a tag, since names of elements are no values. */
const noise = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.constantFrom('>', '&', '"', "'", ']]>', '</', '/>', '-->', ' ', '\u0000', '&#0;', '&lt;', '='),
  }),
  { maxLength: 4 },
);

describe('whatever is said of somebody, in whatever operation', () => {
  const drawn = fc.record({
    at: fc.nat(operations.length - 1),
    name: names,
    write: writings,
    noise,
    key: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  });

  it('is not kept, also of messages that are broken', () => {
    fc.assert(
      fc.property(drawn, ({ at, name, write, noise: broken, key }) => {
        const operation = operations[at] as Operation;
        const values = (field: Field) => (tells(field) ? write(name) : harmlessValue(field));
        const exchange = {
          method: 'POST',
          url: `https://api.nmbrs.nl${operation.service.paths[0]}`,
          request: { headers: [], body: brokenBy(requestMessage(operation, '1.1', values), broken, name) },
          answer: {
            status: 200,
            headers: [],
            body: brokenBy(responseMessage(operation, '1.2', values), broken, name),
          },
        };
        const kept = new Pseudonymizer({ key }).exchange(exchange);
        const text = Buffer.concat([kept.request.body, kept.answer.body]).toString().toLowerCase();
        expect(text).not.toContain(name.toLowerCase());
        expect(text).not.toContain(Buffer.from(`${name} woont hier`).toString('base64').toLowerCase());
        const again = new Pseudonymizer({ key }).exchange(exchange);
        expect(again).toEqual(kept);
      }),
      { numRuns: 1_500, seed: SEED },
    );
  });
});

describe('what is made up', () => {
  const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });

  it('passes the tests of its kind, and is never what it takes the place of', () => {
    const digits = (length: number) =>
      fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
        .map((all) => all.join(''));
    fc.assert(
      fc.property(
        keys,
        digits(9).filter(isBsn),
        digits(10),
        fc.date({ min: new Date('1930-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
        (key, bsn, account, date) => {
          const replacer = new TextReplacer(key);
          const made = replacer.text(bsn);
          expect(isBsn(made)).toBe(true);
          expect(made).not.toBe(bsn);
          const iban = ibanOf(account);
          expect(isIban(replacer.text(iban))).toBe(true);
          if (/[1-9]/.test(account)) expect(replacer.text(iban)).not.toBe(iban);
          expect(replacer.text(iban)).toHaveLength(iban.length);
          const day = date.toISOString().slice(0, 10);
          const born = Date.parse(replacer.text(day));
          expect(born).toBeLessThan(Date.parse(day));
          expect(Date.parse(day) - born).toBeLessThan(200 * 86_400_000);
        },
      ),
      { numRuns: 500, seed: SEED },
    );
  });

  it('has as many words as the text, and what is between them', () => {
    // A prefix of a surname may become one of two words.
    const isPrefix = /(?:^|[^\p{L}])(?:van|de[nr]?|te[nr]?|in|op|t)(?:$|[^\p{L}])/iu;
    const text = fc.string({ unit: 'grapheme', maxLength: 80 }).filter((said) => !isPrefix.test(said));
    fc.assert(
      fc.property(keys, text, (key, said) => {
        const made = new TextReplacer(key).text(said);
        const between = (one: string) => one.replace(/[\p{L}\p{M}\d]+/gu, 'x');
        if (!/@|:|\.|'/.test(said)) expect(between(made)).toBe(between(said));
        expect(new TextReplacer(key).text(said)).toBe(made);
      }),
      { numRuns: 1_000, seed: SEED },
    );
  });
});

/** Whether all that is said in a field must be replaced. */
function tells(field: Field): boolean {
  const { name, type } = field;
  if (type.kind !== 'simple' || !['string', 'base64Binary', 'anyType'].includes(type.name)) return false;
  return !SOMETIMES_HARMLESS.has(name) && dataKindOf(field, '') !== 'harmless';
}

function harmlessValue({ type }: Field): string {
  if (type.kind === 'enum') return type.values[0] ?? '';
  return type.kind === 'simple' && type.name === 'dateTime' ? '2026-01-01T00:00:00' : '1';
}

/** The document with something put in at each place, though not within the name. */
function brokenBy(
  document: string,
  pieces: readonly { readonly at: number; readonly text: string }[],
  name: string,
): Uint8Array {
  let broken = document;
  for (const { at, text } of pieces) {
    const place = Math.floor(at * broken.length);
    const around = broken.slice(Math.max(0, place - name.length * 2), place + name.length * 2);
    if (around.toLowerCase().includes('qw') || /[A-Za-z\d+/]{12}/.test(around)) continue;
    broken = broken.slice(0, place) + text + broken.slice(place);
  }
  return Buffer.from(broken);
}

function ibanOf(account: string): string {
  for (let check = 2; ; check++) {
    const iban = `NL${String(check).padStart(2, '0')}INGB${account}`;
    if (isIban(iban)) return iban;
  }
}
