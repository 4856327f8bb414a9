import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import type { RecordedCall } from '../../contracts/control/calls.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation, ServiceContract } from '../../contracts/interface/model.ts';
import { requestMessage } from '../../server/soap/description/sample-message.ts';
import { CONTENT_TYPE, type SoapVersion } from '../../server/soap/protocol.ts';
import { type SchemaValidator, schemaValidator } from '../support/schema-validator.ts';
import { post, valuesFor } from '../support/valid-requests.ts';
import { entriesOf } from './support/envelope-entries.ts';

/** How many operations the two versions have; each is called in both versions of SOAP. */
const OPERATIONS = catalogue.services.flatMap(({ operations }) => operations).length;

let nmbrs: Nmbrs;
let call: RecordedCall | undefined;
beforeAll(async () => {
  nmbrs = await startNmbrs({
    onCall: (made) => {
      call = made;
    },
  });
});
afterAll(() => nmbrs.close());

/** The schema as the server gives it out. */
async function servedSchema({ paths }: ServiceContract): Promise<SchemaValidator> {
  return schemaValidator(await (await fetch(`${nmbrs.url}${paths[0]}?wsdl`)).text());
}

/** Everything wrong with one call: nothing when request and answer fit the schema and nothing was found. */
async function problemsOf(
  operation: Operation,
  version: SoapVersion,
  validate: SchemaValidator,
): Promise<string[]> {
  // No call meets what another one deleted.
  await fetch(`${nmbrs.url}/_mock/environments/demo/reset`, { method: 'POST' });
  const request = requestMessage(operation, version, await valuesFor(nmbrs.url, operation));
  const { status, headers, body } = await post(nmbrs.url, operation, version, request);
  const type = headers['content-type'];
  const [result = ''] = entriesOf(body);
  return [
    ...entriesOf(request)
      .flatMap(validate)
      .map((problem) => `request: ${problem}`),
    ...(status === 200 ? validate(result) : [`status ${status}: ${call?.fault?.text}`]),
    ...(type === `${CONTENT_TYPE[version]}; charset=utf-8` ? [] : [`content type ${type}`]),
    ...(result.startsWith(`<${operation.name}Response `) ? [] : [`answer ${body}`]),
    // A full request says what some operations do not use.
    ...(call?.findings ?? [])
      .filter(({ kind }) => kind !== 'not-used')
      .map(({ message }) => `finding: ${message}`),
  ];
}

const VERSIONS: readonly SoapVersion[] = ['1.1', '1.2'];

let called = 0;

describe.each(catalogue.services.map((service) => [`${service.name} ${service.version}`, service] as const))(
  '%s',
  (_title, service) => {
    test.each(VERSIONS)(
      'every operation answers a full request by its schema, in SOAP %s',
      async (version) => {
        const validate = await servedSchema(service);
        const problems: string[] = [];
        for (const operation of service.operations) {
          const found = await problemsOf(operation, version, validate);
          problems.push(...found.map((problem) => `${operation.name}: ${problem}`));
          called++;
        }
        expect(problems).toEqual([]);
      },
    );
  },
);

test(`these were ${OPERATIONS} operations in two versions of SOAP`, () => {
  expect(called).toBe(OPERATIONS * VERSIONS.length);
});
