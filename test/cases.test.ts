import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../base/package-root.ts';
import { type Nmbrs, startNmbrs } from '../client/in-process/start.ts';
import type { RecordedCall } from '../contracts/control/calls.ts';
import { catalogue } from '../contracts/interface/catalogue.ts';
import type { Operation } from '../contracts/interface/model.ts';
import { caseFiles, loadCases } from '../harness/format/load-cases.ts';
import { failuresOf, placeText, titleOf } from '../harness/run/results.ts';
import { runCase } from '../harness/run/run-case.ts';
import { MockTarget } from '../harness/targets/mock-target.ts';
import { SITUATIONS } from '../server/access/situations.ts';
import { situationText } from './access/support/expect-answer.ts';
import { type SchemaValidator, schemaValidator } from './support/schema-validator.ts';
import { undeclaredFault } from './support/undeclared-fault.ts';

/** Every case that comes with the package, on the mock: as it says, true to the schema, and free of findings. */

const { cases, errors } = loadCases(caseFiles([join(packageRoot, 'contracts/cases')]));

let nmbrs: Nmbrs;
let target: MockTarget;
const validators = new Map<string, SchemaValidator>();
beforeAll(async () => {
  nmbrs = await startNmbrs({ onCall: note });
  target = new MockTarget(nmbrs);
  for (const { namespace, paths } of catalogue.services) {
    const wsdl = await (await fetch(`${nmbrs.url}${paths[0]}?wsdl`)).text();
    validators.set(namespace, schemaValidator(wsdl));
  }
});
afterAll(() => nmbrs.close());

/** The faults that came up though the coverage does not tell of them; simulated trouble may be any. */
const undeclared: string[] = [];

/** Why calls were refused. */
const reasons = new Set<string | null>();

function note({ service, version, operation, fault, trouble, reason }: RecordedCall): void {
  reasons.add(situationText(reason));
  const called = catalogue.service(service, version).operation(operation ?? '');
  const wrong = called && trouble === null ? undeclaredFault(called, fault?.nmbrsCode ?? null) : null;
  if (wrong) undeclared.push(wrong);
}

/** What the schema of the served WSDL says about what stands in Body, by libxml2. */
function validate({ service }: Operation, envelope: string): string[] {
  const [, content = ''] = /<soap:Body>([\s\S]*)<\/soap:Body>/.exec(envelope) ?? [];
  const xsi =
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
  return validators.get(service.namespace)?.(content.replace(/^<(\w+)/, `<$1 ${xsi}`)) ?? ['no such service'];
}

describe('the behaviour cases that come with the package', () => {
  it('can all be read', () => {
    expect(errors.map(({ message }) => message)).toEqual([]);
  });

  it.concurrent.each(cases.map((one) => [titleOf(one), relative(packageRoot, one.place.file), one] as const))(
    '%s, %s',
    async (_, __, one) => {
      const result = await runCase(one, target, { validate });
      expect(failuresOf(result).map(({ message, place }) => `${placeText(place)} ${message}`)).toEqual([]);
      expect(result.outcome).toBe('passed');
      expect(result.steps).toHaveLength(one.steps.length);
    },
  );
});

it('the cases meet no fault that its operation does not declare', () => {
  expect(undeclared).toEqual([]);
});

it('the cases bring about every situation in which somebody is refused', () => {
  const untold = Object.entries(SITUATIONS).filter(([, { because }]) => !reasons.has(because));
  expect(untold.map(([situation]) => situation)).toEqual([]);
});

it('the cases get an answer from every operation of both versions', () => {
  const answered = new Set(
    cases
      .flatMap(({ steps }) => steps)
      .flatMap((step) => (step.kind === 'call' && !step.expected.fault ? [step.operation] : [])),
  );
  const missing = catalogue.services
    .flatMap(({ operations }) => operations)
    .filter((operation) => !answered.has(operation));
  expect(
    missing.map(({ name, service }) => `${service.name} ${service.version} ${name}`),
    'contracts/cases lacks a call of each of these that is answered',
  ).toEqual([]);
});
