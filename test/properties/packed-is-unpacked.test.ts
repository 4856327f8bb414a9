import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atOnce } from '../../base/turns.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { FINDING_KINDS } from '../../contracts/finding.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Exchange } from '../../server/journal/exchange.ts';
import { callPacking, packCall, packParts } from '../../server/journal/pack-call.ts';
import { exchangePacking, packExchange } from '../../server/journal/pack-exchange.ts';
import { PackedQueue } from '../../server/journal/packed-queue.ts';
import { textOf } from '../../server/soap/message.ts';
import { SOAP_VERSIONS } from '../../server/soap/protocol.ts';
import { SEED } from './support/draws.ts';

const DRAWS = { numRuns: 500, seed: SEED };

/** Any characters, halves of surrogate pairs among them. */
const text = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** All that a program may give as an argument. */
const argument = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
  }),
  fc.jsonValue({ stringUnit: 'binary' }),
  text,
  fc.constant(() => 0),
  fc.constant({ toJSON: () => 'else' }),
);

const kind = fc.oneof(
  ...catalogue.services.flatMap(({ name: service, version, operations }) => [
    fc.constant({ service, version, operation: null, marks: [] as readonly string[] }),
    fc.constantFrom(
      ...operations.map(({ name, marks }) => ({ service, version, operation: name as string | null, marks })),
    ),
  ]),
);

const record = <T>(parts: { [Name in keyof T]: fc.Arbitrary<T[Name]> }) =>
  fc.record(parts, { noNullPrototype: true });

const finding = record({
  kind: fc.constantFrom(...FINDING_KINDS),
  path: text,
  line: fc.nat(),
  column: fc.nat(),
  found: text,
  expected: orNull(text),
  nearest: orNull(text),
  used: text,
  message: text,
});

const call: fc.Arbitrary<RecordedCall> = fc
  .tuple(
    kind,
    record({
      number: fc.nat(),
      ordinal: fc.nat(),
      time: fc.date({ noInvalidDate: true }).map((time) => time.toISOString()),
      durationMs: fc.double({ min: 0, noNaN: true }),
      soapVersion: fc.constantFrom(...SOAP_VERSIONS),
      by: fc.constant('console' as const),
      environment: fc.constant('demo'),
      username: orNull(text),
      arguments: orNull(fc.dictionary(text, argument, { noNullPrototype: true })),
      findings: fc.array(finding, { maxLength: 3 }),
      status: fc.integer({ min: 100, max: 599 }),
      fault: orNull(record({ code: text, text, nmbrsCode: orNull(fc.nat()) })),
      reason: orNull(text),
      trouble: orNull(text),
      chosenAnswer: orNull(
        record({
          rule: fc.nat(),
          sentence: text,
          missed: fc.array(text, { maxLength: 2 }),
          mistake: orNull(record({ message: text, remedy: text })),
        }),
      ),
      bytes: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
    }),
  )
  .map(([of, rest]) => ({ ...rest, ...of }));

const exchange: fc.Arbitrary<Exchange> = record({
  request: text,
  response: text,
  contentType: orNull(text),
  soapAction: orNull(text),
  answerType: orNull(text),
});

test('a call that is remembered comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 4 }), (calls) => {
      const queue = new PackedQueue(callPacking('demo', 'console'));
      for (const one of calls) queue.push(one, packCall(one, atOnce(packParts(one))));
      expect([...queue.from(0)].map(({ value }) => value)).toStrictEqual(calls);
    }),
    DRAWS,
  );
});

test('so do its messages', () => {
  fc.assert(
    fc.property(fc.array(exchange, { maxLength: 4 }), (exchanges) => {
      const queue = new PackedQueue(exchangePacking);
      for (const one of exchanges) queue.push(one, packExchange(one));
      const kept = [...queue.from(0)].map(({ value }) => value);
      expect(
        kept.map(({ request, response, ...headers }) => ({
          ...headers,
          request: textOf(request),
          response: textOf(response),
        })),
      ).toEqual(exchanges);
    }),
    DRAWS,
  );
});
