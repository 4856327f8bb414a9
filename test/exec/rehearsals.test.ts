import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { executing } from './support/executing.ts';

const PROXY = ['--way', 'proxy'];
const LIST = [process.execPath, join(import.meta.dirname, 'clients/client.mjs'), 'fetch'];

it('a command on the day SOAP ends is told what it did', async () => {
  const { code, stderr } = await executing([...PROXY, '--rehearse', 'soap-ended'], LIST);
  expect(code).toBe(1);
  expect(stderr).toContain(
    'nmbrs-mock exec: soap-ended, in demo: It made 1 call, of which 1 met the end.\n' +
      'It tried none of them again.\nIt stopped at the first.\n  1 × DebtorService.List_GetAll\n',
  );
});

it('it may be another end, another answer and another day, which version 3 does not meet', async () => {
  const options = [
    '--rehearse',
    'version-21-ended',
    '--rehearse-answer',
    'fault',
    '--rehearse-day',
    '2027-06-01',
  ];
  const { code, stderr } = await executing([...PROXY, ...options], LIST);
  expect(code).toBe(0);
  expect(stderr).toContain('version-21-ended, in demo: It made 1 call, and none of them met the end.');
});

it('reaches environments that the command makes, and those that it resets', async () => {
  const client = join(import.meta.dirname, 'clients/makes-environment.mjs');
  const { code, stdout, stderr } = await executing(
    [...PROXY, '--rehearse', 'soap-ended', '--rehearse-answer', 'unavailable'],
    [process.execPath, client],
  );
  expect([code, stdout]).toEqual([0, '503 503\n']);
  expect(stderr).toContain('nmbrs-mock exec: soap-ended, in made: It made 1 call, of which 1 met the end.');
  expect(stderr).toContain('\nin demo: It made 1 call, of which 1 met the end.');
});

it('a brown-out cuts it off at the times that are chosen', async () => {
  const options = [
    '--rehearse',
    'brown-out',
    '--rehearse-window',
    '22:00-02:00',
    '--rehearse-window',
    '06:00-06:30',
  ];
  const { code, stderr } = await executing([...PROXY, ...options], LIST);
  expect(code).toBe(1);
  expect(stderr).toContain('brown-out, in demo: It made 1 call, of which 1 met the end.');
});

it('where the certificate has ended, no call comes through', async () => {
  const script =
    "fetch('https://api.nmbrs.nl/soap/v3/DebtorService.asmx').catch((error) => console.log(error.cause.code))";
  const { code, stdout, stderr } = await executing(
    [...PROXY, '--rehearse', 'certificate-ended'],
    [process.execPath, '-e', script],
  );
  expect([code, stdout]).toEqual([0, 'CERT_HAS_EXPIRED\n']);
  expect(stderr).toContain('nmbrs-mock exec: no SOAP call reached the mock.');
});

it('has a mock of its own, whichever one a configuration names for other commands', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  try {
    const config = join(folder, 'nmbrs-mock.config.json');
    writeFileSync(config, JSON.stringify({ url: 'http://127.0.0.1:1' }));
    const { stderr } = await executing([...PROXY, '--config', config, '--rehearse', 'soap-ended'], LIST);
    expect(stderr).toContain('soap-ended, in demo: It made 1 call');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it.each([
  [['--rehearse', 'soap-endet'], "Did you mean 'soap-ended'?"],
  [
    ['--rehearse', 'soap-ended', '--rehearse-day', '2027-02-30'],
    "'2027-02-30' is no day. Write it as 2027-03-01.",
  ],
  [
    ['--rehearse', 'brown-out', '--rehearse-window', '9-10'],
    "'9-10' is no window of a day. Write two times, as 09:00-09:15.",
  ],
  [['--rehearse', 'soap-ended', '--rehearse-window', '09:00-10:00'], "'soap-ended' has no windows."],
  [
    ['--rehearse-day', '2027-06-01'],
    '--rehearse-day is of an end that environments play; name one with --rehearse',
  ],
  [['--rehearse', 'certificate-ended', '--rehearse-answer', 'page'], '--rehearse-answer is of an end that'],
  [
    ['--rehearse', 'soap-ended', '--url', 'http://127.0.0.1:1'],
    'leave --url out to start one for the command',
  ],
])('%j is refused', async (options, message) => {
  const { code, stdout, stderr } = await executing([...PROXY, ...options], LIST);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});
