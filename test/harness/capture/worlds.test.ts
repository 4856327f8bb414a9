import { describe, expect, it } from 'vitest';
import { startNmbrs } from '../../../client/in-process/start.ts';
import { isBsn } from '../../../fixtures/dutch/bsn.ts';
import { isIban } from '../../../fixtures/dutch/iban.ts';
import { defaultPlan } from '../../../fixtures/plan.ts';
import { openWorld } from '../../../fixtures/world.ts';
import { Pseudonymizer } from '../../../harness/capture/pseudonymizer.ts';
import { originalsIn, originalsOf, saidIn } from './originals.ts';
import { readingCalls } from './reading-calls.ts';

/** In how many worlds everything is captured, of about 920 exchanges each: `WORLDS=12 npx vitest run ...` for over 10,000. */
const WORLDS = Number(process.env.WORLDS ?? 3);
const SEEDS = Array.from({ length: WORLDS }, (_, at) => 1 + 19 * at ** 2);

/** Elements whose values are of a form that what is made up must have too. */
const FORMS: Readonly<Record<string, (value: string) => boolean>> = {
  BSN: isBsn,
  SofiNr: isBsn,
  IBAN: isIban,
  Birthday: (value) => /^\d{4}-\d\d-\d\dT00:00:00$/.test(value),
  PostalCode: (value) => /^[1-9]\d{3} [A-Z]{2}$/.test(value),
};

/** What names a person or firm, with the elements of all services that tell it. */
const TOLD_AGAIN: readonly (readonly string[])[] = [
  ['BSN', 'SofiNr'],
  ['LastName', 'Surname', 'SignNm', 'PartnerLastName'],
  ['FirstName', 'Firstname', 'FirstNameInFull', 'FirstnameInFull', 'Nickname'],
  ['DisplayName', 'EmployeeName', 'employeename', 'Naam'],
  ['IBAN'],
  ['EmailPrivate'],
  ['EmailWork'],
  ['Street', 'Address', 'Str'],
  ['City', 'Woonpl'],
];

const SECRETS = ['geheim-wachtwoord', 'amFuOmdlaGVpbS13YWNodHdvb3Jk', '5f1c3a9be7d24f0d'];

/** Captures of everything that there is to read in a world. */
describe.each(SEEDS)('what is kept of the calls to world %i', (seed) => {
  it('tells nobody, and is as valid and as consistent as what came', async () => {
    const world = openWorld(defaultPlan, seed);
    const originals = originalsOf(world);
    const nmbrs = await startNmbrs({ world });
    const secrets = [...SECRETS, ...nmbrs.logins.flatMap(({ token, username }) => [token, username])];
    const pseudonymizer = new Pseudonymizer({ key: Buffer.alloc(32, seed) });
    const found = new Map<string, string>();
    const made = new Map<string, Set<string>>();
    const invalid: string[] = [];
    const changed: string[] = [];
    const count = { exchanges: 0, bytes: 0, originals: 0, told: 0, values: 0, documents: 0 };
    for await (const exchange of readingCalls(nmbrs, world, { companies: 2 })) {
      const kept = pseudonymizer.exchange(exchange);
      count.exchanges++;
      for (const side of ['request', 'answer'] as const) {
        const [before, after] = [textOf(exchange[side]), textOf(kept[side])];
        count.bytes += before.length;
        count.told += originalsIn(saidIn(before), originals).length;
        const where = `${exchange.request.headers[1]?.[1]} ${side}`;
        for (const one of originalsIn(saidIn(after), originals)) found.set(one, where);
        const all = after + JSON.stringify([kept.url, kept[side].headers]);
        for (const secret of secrets) if (all.includes(secret)) found.set(secret, where);
        if (outlineOf(before) !== outlineOf(after)) changed.push(where);
        for (const [name, value, other] of pairsOf(before, after)) {
          const isRight = FORMS[name];
          if (isRight?.(value) && !isRight(other)) invalid.push(`${where} ${name} ${other}`);
          if ((name === 'Birthday' || name === 'Gebdat') && value === other) found.set(value, where);
          const kind = TOLD_AGAIN.findIndex((names) => names.includes(name));
          if (kind >= 0) addTo(made, `${kind} ${value}`, other);
          for (const document of documentsIn(value)) {
            count.documents++;
            if (other.includes(document)) found.set(document.slice(0, 20), where);
            if (!Buffer.from(other, 'base64').toString('latin1').startsWith('%PDF'))
              invalid.push(`${where} ${name}`);
          }
        }
      }
    }
    await nmbrs.close();
    count.originals = originals.words.size + originals.numbers.size + originals.mails.size;
    count.values = made.size;
    console.log(`world ${seed}:`, count);
    expect([...found].slice(0, 20)).toEqual([]);
    expect(invalid).toEqual([]);
    expect(changed).toEqual([]);
    expect([...made].filter(([, others]) => others.size > 1).slice(0, 20)).toEqual([]);
    expect(count.exchanges).toBeGreaterThan(900);
    expect(count.told).toBeGreaterThan(10_000);
    expect(count.documents).toBeGreaterThan(10);
  });
});

function textOf({ body }: { readonly body: Uint8Array }): string {
  return Buffer.from(body).toString();
}

/** The markup of a document and what is between values, without these. */
function outlineOf(document: string): string {
  return document
    .replace(/>[^<]*</g, (text) => (text.trim() === '><' || /^>\s*<$/.test(text) ? text : '>_<'))
    .replace(/(?<!xmlns[:\w]*)="[^"]*"/g, '=""');
}

/** The values of both that stand in the same place; also those of documents within. */
function pairsOf(before: string, after: string): (readonly [name: string, value: string, made: string])[] {
  const leaves = (text: string) => [...unescaped(text).matchAll(/<(\w+)>([^<]+)<\/\1>/g)];
  const made = leaves(after);
  return leaves(before).map(([, name = '', value = ''], at) => [name, value, made[at]?.[2] ?? ''] as const);
}

function unescaped(text: string): string {
  return text.includes('&lt;')
    ? text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    : text;
}

function documentsIn(value: string): string[] {
  return value.startsWith('JVBER') ? [value] : [];
}

function addTo(lists: Map<string, Set<string>>, key: string, value: string): void {
  const list = lists.get(key) ?? new Set();
  lists.set(key, list.add(value));
}
