import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../cli/read-configuration.ts';
import { readExpectations } from '../../cli/read-expectations.ts';
import { type Nmbrs, startNmbrs } from '../../client/in-process/start.ts';
import { openWorldFile } from '../../fixtures/world-file.ts';
import { readCases } from '../../harness/format/load-cases.ts';

let nmbrs: Nmbrs;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nmbrs-sentences-'));
  nmbrs = await startNmbrs();
});
afterAll(async () => {
  await nmbrs.close();
  rmSync(folder, { recursive: true });
});

async function overHttp(path: string, body: unknown): Promise<string> {
  const answer = await fetch(`${nmbrs.url}/_mock${path}`, { method: 'POST', body: JSON.stringify(body) });
  const { detail, remedy } = (await answer.json()) as Readonly<Record<string, string>>;
  return `${detail} ${remedy}`;
}

function saved(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

/** The message of the error that a read throws. */
async function refusal(read: () => unknown): Promise<string> {
  try {
    await read();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('this was not refused');
}

/** A message without the file and the place before it. */
const sentence = (message: string) => message.replace(/^\S+:\d+:\d+: /, '');

describe('the same mistake is told in the same sentences wherever it is made', () => {
  test('a value that is none of those there are', async () => {
    const text = 'case: x\nlogins: [mastr]\nsteps: [{ call: DebtorService.List_GetAll }]';
    const texts = [
      await overHttp('/environments', { logins: [{ archetype: 'mastr' }] }),
      sentence(readCases(text, 'x.yaml').errors[0]?.message ?? ''),
      sentence(await refusal(() => readConfiguration(saved('c.json', { env: { login: ['mastr'] } })))),
    ];
    const [choices = ''] = /Did you mean 'master'\? It is one of .*$/.exec(texts[0] ?? '') ?? [];
    expect(texts).toEqual(
      ['logins[0].archetype', 'logins[0]', 'env.login[0]'].map(
        (field) => `${field} is 'mastr', which is none of the possible values. ${choices}`,
      ),
    );
  });

  test('a field that there is not', async () => {
    const texts = [
      await overHttp('/environments', { form: 'demo' }),
      await overHttp('/environments/demo/verify', { operation: 'Debtor_Get', tims: 1 }),
      sentence(await refusal(() => readExpectations('{ operation: Debtor_Get, tims: 1 }', 'e.yaml'))),
      sentence(await refusal(() => openWorldFile(saved('w.json', { sed: 1 })))),
      sentence(await refusal(() => readConfiguration(saved('c.json', { ulr: 'x' })))),
    ];
    expect(texts).toEqual([
      "There is no field 'form' here. Did you mean 'from'?",
      "There is no field 'tims' here. Did you mean 'times'?",
      "There is no field 'tims' here. Did you mean 'times'?",
      "There is no field 'sed' here. Did you mean 'seed'?",
      "There is no field 'ulr' here. Did you mean 'url'?",
    ]);
  });

  test('a value of another kind', async () => {
    const texts = [
      await overHttp('/environments/demo/clock/advance', { days: '2' }),
      sentence(
        readCases('case: x\nsteps: [{ mock: { advance: { days: "2" } } }]', 'x.yaml').errors[0]?.message ??
          '',
      ),
      sentence(await refusal(() => openWorldFile(saved('w.json', { firstYear: '2' })))),
    ];
    expect(texts).toEqual(
      ['days', 'mock.advance.days', 'firstYear'].map(
        (field) => `${field} is '2', not a whole number. Give a whole number.`,
      ),
    );
  });
});
