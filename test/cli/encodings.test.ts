import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { drift } from '../../cli/actions/drift.ts';
import { recordingOf } from '../../cli/actions/recording.ts';
import { readConfiguration } from '../../cli/read-configuration.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { openWorldFile } from '../../fixtures/world-file.ts';
import { readBaseline } from '../../harness/baseline/baseline-file.ts';
import { caseFiles, loadCases } from '../../harness/format/load-cases.ts';
import { renderWsdl } from '../../server/soap/description/wsdl.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nmbrs-encodings-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a byte order mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16, as Windows saves it': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16, the higher byte first': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

/** Tools on Windows save texts in each of these; whatever reads a file of a user reads all of them. */
describe.each(Object.entries(ENCODINGS))('in %s', (_, encode) => {
  const saved = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, encode(text));
    return file;
  };

  it('a world is opened', () => {
    const environment = {
      subdomain: 'groot',
      name: 'Noël & Co',
      debtors: [{ number: '1', trade: 'transport', companies: [{ number: 1, employees: 3 }] }],
    };
    const { worlds } = openWorldFile(saved('world.json', JSON.stringify({ environments: [environment] })));
    expect(worlds.flatMap(({ environments }) => environments).map(({ name }) => name)).toEqual(['Noël & Co']);
  });

  it('a baseline is read', () => {
    expect([...readBaseline(saved('known.json', '{"known":["é"]}')).known]).toEqual(['é']);
  });

  it('cases are loaded', () => {
    const file = saved('one.yaml', 'case: é\nsteps: [{ call: DebtorService.List_GetAll }]\n');
    const { cases, errors } = loadCases(caseFiles([file]));
    expect([cases.map(({ name }) => name), errors]).toEqual([['é'], []]);
  });

  it('a configuration is read', async () => {
    const file = saved('nmbrs-mock.config.json', '{"environment":"é"}');
    expect(await readConfiguration(file)).toEqual({ environment: 'é' });
  });

  it('an HTTP archive is read', async () => {
    const entry = {
      request: {
        method: 'POST',
        url: 'https://api.nmbrs.nl/soap/v3/DebtorService.asmx',
        headers: [{ name: 'SOAPAction', value: '"https://api.nmbrs.nl/soap/v3/DebtorService/List_GetAll"' }],
      },
      response: { content: {} },
    };
    const file = saved('calls.har', JSON.stringify({ log: { entries: [entry] } }));
    const { calls } = await recordingOf(file, { url: '', environment: '' });
    expect(calls.map(({ operation }) => operation.name)).toEqual(['List_GetAll']);
  });

  it('a WSDL and a consumer file are compared', async () => {
    const service = catalogue.service('DebtorService', 'v3');
    const wsdl = saved('debtors.wsdl', renderWsdl(service, `http://127.0.0.1${service.paths[0]}`));
    const consumer = saved('consumer.yaml', 'consumer: é\noperations: { DebtorService.List_GetAll: }\n');
    const log = vi.spyOn(console, 'log').mockReturnValue();
    const code = await drift(wsdl, { consumer, strict: false, allowEmpty: false, json: true });
    expect([code, JSON.parse(String(log.mock.lastCall?.[0]))]).toMatchObject([
      0,
      { consumer: { name: 'é' } },
    ]);
  });
});
