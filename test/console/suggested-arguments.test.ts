import { expect, it, onTestFinished } from 'vitest';
import { suggestedArguments } from '../../console/pages/operations/suggested.ts';
import type { QualifiedOperationName } from '../../contracts/interface/operation-types.ts';
import { startNmbrs } from '../../index.ts';

it('are arguments of every operation, as the form sends them', async () => {
  const mock = await startNmbrs({ port: 0 });
  onTestFinished(() => mock.close());
  const demo = await mock.openEnvironment('demo');
  const suggestions = {
    ids: {
      debtor: [{ id: 1001, name: '' }],
      company: [{ id: 10_001, name: '' }],
      employee: [{ id: 5_000_002, name: '' }],
    },
    now: '2026-11-16T09:00:00',
  };
  const refused: string[] = [];
  // Let in or not, arguments are read first; a login that is not makes no PDF.
  const { operations } = await mock.operations();
  for (const { service, operation, version } of operations) {
    const name = `${service}.${operation}` as QualifiedOperationName;
    const described = await mock.operation(name, version);
    const args = suggestedArguments(described.arguments, suggestions);
    await demo.perform('created', name, args as never, { version: version as never }).catch((error) => {
      refused.push(`${version} ${name}: ${error}`);
    });
  }
  expect(refused).toEqual([]);
});
