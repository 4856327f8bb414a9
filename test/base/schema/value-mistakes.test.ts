import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pathText } from '../../../base/schema/path-text.ts';
import { reading, valueMistakes } from '../../../base/schema/value-mistakes.ts';
import { wording } from '../../../base/schema/wording.ts';

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .register(wording, { wanted: 'a day such as 2026-12-01' });

const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('latency'), milliseconds: z.int().min(0).max(1000) }),
  z.strictObject({ kind: z.enum(['fault', 'refusal']), code: z.int(), text: z.string().exactOptional() }),
]);

const schema = z.strictObject({
  name: z.string().min(1).exactOptional(),
  owner: z.string().min(1).register(wording, { wanted: 'the name of its owner' }).exactOptional(),
  kind: z.enum(['master', 'debtor']).default('master'),
  version: z.literal(3).exactOptional(),
  frozen: z.boolean().nullable().optional(),
  from: day.describe('Its first day.').exactOptional(),
  until: z.iso.date().exactOptional(),
  code: z
    .string()
    .regex(/^[A-Z]+$/)
    .exactOptional(),
  share: z.number().min(0).max(1).exactOptional(),
  tags: z
    .array(z.union([z.enum(['North', 'South']), z.int()]))
    .max(2)
    .exactOptional(),
  times: z
    .union([
      z.int(),
      z.literal('ok'),
      z.strictObject({ atLeast: z.int().min(1), atMost: z.int().exactOptional() }),
    ])
    .exactOptional(),
  effect: effect.exactOptional(),
  named: z.record(day, z.int()).exactOptional(),
  calls: z.record(z.string(), z.json()).exactOptional(),
  even: z
    .int()
    .refine((number) => number % 2 === 0, 'an even number')
    .exactOptional(),
  change: z
    .strictObject({ a: z.int().exactOptional(), b: z.int().exactOptional() })
    .refine((change) => Object.keys(change).length === 1, {
      error: 'A step makes one change.',
      params: { remedy: 'Make each in a step of its own.' },
    })
    .exactOptional(),
});

/** What is told about a value, each mistake as one text. */
const sentencesOn = (value: unknown) =>
  valueMistakes(schema, value).map(({ detail, remedy }) => `${detail} ${remedy}`);

describe('a value that is as the schema says', () => {
  it('has no mistakes', () => {
    expect(
      sentencesOn({
        tags: ['North', 7],
        times: { atLeast: 1 },
        effect: { kind: 'latency', milliseconds: 5 },
      }),
    ).toEqual([]);
  });
});

describe('a mistake is told in two sentences', () => {
  it.each<[unknown, string]>([
    [[], 'This is an empty list, not an object. Give an object.'],
    [null, 'This is null, not an object. Give an object.'],
    [{ nme: 'x' }, "There is no field 'nme' here. Did you mean 'name'?"],
    [{ change: { colour: 1 } }, "There is no field 'colour' in change. Leave it out; the fields are a, b."],
    [{ name: 5 }, "name is 5, not a text. Put it in quotes: '5'."],
    [{ name: '' }, 'name is an empty text, which is too short. Give at least 1 character.'],
    [{ owner: '' }, 'owner is an empty text, not the name of its owner. Give the name of its owner.'],
    [{ owner: ['x'] }, 'owner is a list, not the name of its owner. Give the name of its owner.'],
    [
      { kind: 'mastr' },
      "kind is 'mastr', which is none of the possible values. Did you mean 'master'? It is one of 'master', 'debtor'.",
    ],
    [{ kind: true }, "kind is true, which is none of the possible values. Choose one of 'master', 'debtor'."],
    [{ version: '3' }, "version is '3', not 3. Give 3."],
    [{ frozen: 'no' }, "frozen is 'no', not true or false or null. Give true or false or null."],
    [
      { from: '1-12-2026' },
      "from is '1-12-2026', not a day such as 2026-12-01. Give a day such as 2026-12-01.",
    ],
    [
      { until: '2026-02-30' },
      "until is '2026-02-30', not a date such as 2026-12-01. Give a date such as 2026-12-01.",
    ],
    [
      { code: 'ab' },
      "code is 'ab', not a text that matches /^[A-Z]+$/. Give a text that matches /^[A-Z]+$/.",
    ],
    [{ share: -0.5 }, 'share is -0.5, which is too small. The least is 0.'],
    [{ share: 2 }, 'share is 2, which is too large. The most is 1.'],
    [{ tags: [1, 2, 3] }, 'tags is a list, which is too long. Give at most 2 items.'],
    [
      { tags: [1, true] },
      "tags[1] is true, not one of 'North', 'South' or a whole number. Choose one of 'North', 'South' or a whole number.",
    ],
    [
      { tags: ['Nort'] },
      "tags[0] is 'Nort', which is none of the possible values. Did you mean 'North'? It is one of 'North', 'South'.",
    ],
    [
      { times: [] },
      "times is an empty list, not a whole number or 'ok' or an object. Give a whole number or 'ok' or an object.",
    ],
    [
      { times: 1.5 },
      "times is 1.5, not a whole number or 'ok' or an object. Give a whole number or 'ok' or an object.",
    ],
    [{ times: { atLeast: 0 } }, 'times.atLeast is 0, which is too small. The least is 1.'],
    [{ times: { atMst: 1, atLeast: 1 } }, "There is no field 'atMst' in times. Did you mean 'atMost'?"],
    [{ times: {} }, 'times.atLeast is missing. Give a whole number.'],
    [{ effect: 'fault' }, "effect is 'fault', not an object. Give an object."],
    [{ effect: {} }, "effect.kind is missing. Choose one of 'latency', 'fault', 'refusal'."],
    [
      { effect: { kind: 'flaut' } },
      "effect.kind is 'flaut', which is none of the possible values. Did you mean 'fault'? It is one of 'latency', 'fault', 'refusal'.",
    ],
    [
      { effect: { kind: 'latency', milliseconds: 5, code: 1 } },
      "There is no field 'code' in effect. Leave it out; the fields are kind, milliseconds.",
    ],
    [
      { named: { yesterday: 1 } },
      "The name 'yesterday' is not a day such as 2026-12-01. Give a day such as 2026-12-01.",
    ],
    [{ even: 3 }, 'even is 3, not an even number. Give an even number.'],
    [{ change: { a: 1, b: 2 } }, 'A step makes one change. Make each in a step of its own.'],
    // What schemas pass over, wherever it stands.
    [
      JSON.parse('{"change":{"a":1,"__proto__":{"b":1}}}'),
      "There is no field '__proto__' in change. Leave it out; the fields are a, b.",
    ],
    [JSON.parse('{"calls":{"__proto__":1}}'), "There is no field '__proto__' in calls. Leave it out."],
    [
      JSON.parse('{"calls":{"a":[{"b":{"\\u005f_proto__":1}}]}}'),
      "There is no field '__proto__' in calls.a[0].b. Leave it out.",
    ],
    [{ share: new Map() }, 'share is a Map, not a number. Give a number.'],
    [{ share: Number.NaN }, 'share is NaN, not a number. Give a number.'],
    [{ name: () => 1 }, 'name is a function, not a text. Give a text.'],
  ])('%j', (value, text) => {
    expect(sentencesOn(value)).toEqual([text]);
  });

  it('quotes a long text in part, on one line', () => {
    expect(sentencesOn({ share: `one\n${'x'.repeat(100)}` })).toEqual([
      `share is 'one\\n${'x'.repeat(56)}'…, not a number. Give a number.`,
    ]);
  });

  it('says nothing of what a misspelled name explains: a field that seems to be missing, and what follows from it', () => {
    expect(sentencesOn({ effect: { kind: 'latency', miliseconds: 1 } })).toEqual([
      "There is no field 'miliseconds' in effect. Did you mean 'milliseconds'?",
    ]);
    expect(sentencesOn({ change: { a: 1, bb: 2, b: 1 } })).toHaveLength(1);
  });

  it('tells all mistakes, each with its place, what stands there, and whether a name is wrong', () => {
    const value = { tags: [true], effect: {}, kindd: 1, named: { x: 5 } };
    expect(
      valueMistakes(schema, value).map(({ path, value: at, isName }) => [pathText(path), at, isName]),
    ).toEqual([
      ['tags[0]', true, false],
      ['effect.kind', undefined, false],
      ['named.x', 5, true],
      ['kindd', 1, true],
    ]);
  });

  it('calls the whole value as it is told to', () => {
    const [mistake] = valueMistakes(schema, 'x', 'The body');
    expect(mistake?.detail).toBe("The body is 'x', not an object.");
  });

  it.each<[string, unknown, string]>([
    ['names', Object.fromEntries(Array.from({ length: 102 }, (_, at) => [`x${at}`, 1])), 'x100'],
    [
      'names in a part',
      { named: Object.fromEntries(Array.from({ length: 102 }, (_, at) => [`x${at}`, 1])) },
      'named.x100',
    ],
  ])('tells a hundred at once, and where the others begin: %s', (_, value, next) => {
    const { mistakes } = reading(schema, value);
    expect(mistakes.slice(0, 100)).toEqual(valueMistakes(schema, value).slice(0, 100));
    expect(mistakes.slice(100).map(({ path, detail, remedy }) => [pathText(path), detail, remedy])).toEqual([
      [next, 'More is wrong than is told at once.', 'Mend the others first.'],
    ]);
  });
});
