import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CaptureFolder } from '../../../harness/capture/capture-folder.ts';
import type { KeptExchange } from '../../../harness/capture/kept-exchange.ts';
import { envelope, exchangeOf } from './messages.ts';

const root = mkdtempSync(join(tmpdir(), 'capture-'));
afterAll(() => rmSync(root, { recursive: true }));

const ACTION = ['SOAPAction', '"https://api.nmbrs.nl/soap/v3/EmployeeService/Absence_GetList"'] as const;

function kept(answer: string | Uint8Array, time = '2026-11-16T09:00:00.000Z'): KeptExchange {
  return { ...exchangeOf({ request: envelope('<a/>'), answer, headers: [ACTION] }), time, milliseconds: 12 };
}

it('keeps exchanges as they are, in files by number, and lists them', async () => {
  const folder = join(root, 'new', 'capture');
  const capture = await CaptureFolder.open(folder);
  const exchanges = [kept('één\r\n'), kept(Buffer.from([0xff, 0, 0x80])), kept('')];
  expect(await Promise.all(exchanges.map((exchange) => capture.add(exchange)))).toEqual([1, 2, 3]);
  expect([...capture.exchanges()].map(plain)).toEqual(exchanges.map(plain));
  expect(readdirSync(folder).sort()).toEqual(['000001.json', '000002.json', '000003.json', 'index.tsv']);
  expect(readFileSync(join(folder, 'index.tsv'), 'utf8').split('\n')[0]).toBe(
    '000001\t2026-11-16T09:00:00.000Z\tEmployeeService.Absence_GetList v3\t200',
  );
  expect(readFileSync(join(folder, '000001.json'), 'utf8')).toContain('"text": "één\\r\\n"');
});

it('goes on where it ended, also after a crash', async () => {
  const folder = join(root, 'crashed');
  const before = await CaptureFolder.open(folder);
  await before.add(kept('1'));
  await before.add(kept('2'));
  const index = join(folder, 'index.tsv');
  const lines = readFileSync(index, 'utf8').split('\n');
  // The second line was cut off, and a third exchange was being written.
  writeFileSync(index, `${lines[0]}\n${lines[1]?.slice(0, 9)}`);
  writeFileSync(join(folder, '000003.json.part'), '{"time": "20');
  const after = await CaptureFolder.open(folder);
  expect(after.numbers).toEqual([1, 2]);
  expect(await after.add(kept('3'))).toBe(3);
  expect(readFileSync(index, 'utf8').split('\n').slice(0, 2)).toEqual(lines.slice(0, 2));
  expect(
    [...(await CaptureFolder.open(folder)).exchanges()].map(({ answer }) => String(answer.body)),
  ).toEqual(['1', '2', '3']);
});

it('refuses a folder of something else', async () => {
  const folder = mkdtempSync(join(root, 'notes-'));
  writeFileSync(join(folder, 'notes.txt'), 'x');
  await expect(CaptureFolder.open(folder)).rejects.toThrow(
    `${folder} holds other files than those of a capture.`,
  );
  expect(readdirSync(folder)).toEqual(['notes.txt']);
});

it('says where a file is none of an exchange', async () => {
  const folder = join(root, 'changed');
  const capture = await CaptureFolder.open(folder);
  await capture.add(kept('1'));
  writeFileSync(join(folder, '000001.json'), '{"time": 1}');
  appendFileSync(join(folder, 'index.tsv'), '');
  expect(() => capture.read(1)).toThrow(/000001\.json.*time/s);
});

function plain({ request, answer, ...rest }: KeptExchange) {
  return {
    ...rest,
    request: { ...request, body: Buffer.from(request.body).toString('hex') },
    answer: { ...answer, body: Buffer.from(answer.body).toString('hex') },
  };
}
