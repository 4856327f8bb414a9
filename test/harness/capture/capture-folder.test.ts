import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exchangeIn } from '../../../harness/capture/archive-entry.ts';
import {
  CaptureError,
  CaptureFolder,
  isCapture,
  isKeyOf,
  readCapture,
} from '../../../harness/capture/capture-folder.ts';
import type { Exchange } from '../../../harness/serving/exchange.ts';
import { someFolder } from './capturing.ts';

const KEY = Buffer.alloc(32, 1);
const OTHER_KEY = Buffer.alloc(32, 2);
const OF = { upstream: 'https://api-sandbox.nmbrs.nl', key: KEY };
const TIMING = { startedAt: new Date('2026-11-16T09:00:00Z'), durationMs: 12.5 };

/** More than any system numbers its processes by. */
const LONG_GONE = 2 ** 31 - 1;

function exchange(body: Uint8Array): Exchange {
  return {
    method: 'POST',
    url: 'https://api-sandbox.nmbrs.nl/soap/v3/DebtorService.asmx',
    request: { headers: [['Content-Type', 'text/xml']], body: Buffer.from('<a/>') },
    answer: { status: 200, headers: [['Content-Type', 'text/xml']], body },
  };
}

/** With one exchange: what keeps nothing leaves nothing behind. */
function begun(folder: string): void {
  const kept = CaptureFolder.open(folder, OF);
  kept.add(exchange(Buffer.from('1')), TIMING);
  kept.close();
}

describe('a folder of a capture', () => {
  it('is not there as long as nothing was kept, so that another key may begin it', () => {
    const folder = someFolder();
    CaptureFolder.open(folder, OF).close();
    expect(isCapture(folder)).toBe(false);
    expect(() => CaptureFolder.open(folder, { ...OF, key: OTHER_KEY })).not.toThrow();
  });

  it('takes away the folders that it made for nothing, and no others', () => {
    const around = someFolder();
    const within = join(around, 'a', 'b');
    const kept = CaptureFolder.open(within, OF);
    expect([kept.isEmpty, existsSync(within)]).toEqual([true, true]);
    kept.close();
    expect(readdirSync(around)).toEqual([]);
    const other = CaptureFolder.open(within, OF);
    writeFileSync(join(around, 'a', 'notes'), '');
    other.close();
    expect(readdirSync(join(around, 'a'))).toEqual(['notes']);
  });

  it('gives back what was kept, bytes of any kind too', () => {
    const folder = someFolder();
    const kept = CaptureFolder.open(folder, OF);
    const exchanges = [Buffer.from('<b>é</b>'), Buffer.from([0xff, 0xfe, 0x00]), Buffer.alloc(0)].map(
      exchange,
    );
    for (const one of exchanges) kept.add(one, TIMING);
    kept.close();
    const { entries, about } = readCapture(folder);
    expect(entries.map(exchangeIn)).toEqual(exchanges);
    expect(about.upstream).toBe(OF.upstream);
    expect([isKeyOf(about, KEY), isKeyOf(about, OTHER_KEY)]).toEqual([true, false]);
    expect(isCapture(folder)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('is for its owner alone', () => {
    const folder = someFolder();
    begun(folder);
    for (const name of ['capture.json', 'exchanges.ndjson'])
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  it('is gone on with, without the line that was not written to its end', () => {
    const folder = someFolder();
    const first = CaptureFolder.open(folder, OF);
    first.add(exchange(Buffer.from('1')), TIMING);
    first.close();
    appendFileSync(join(folder, 'exchanges.ndjson'), '{"startedDateTime":"20');
    expect(readCapture(folder).entries).toHaveLength(1);
    const second = CaptureFolder.open(folder, OF);
    second.add(exchange(Buffer.from('2')), TIMING);
    second.close();
    const bodies = readCapture(folder).entries.map((entry) =>
      Buffer.from(exchangeIn(entry).answer.body).toString(),
    );
    expect(bodies).toEqual(['1', '2']);
  });

  it.skipIf(!existsSync('/dev/full'))(
    'says so when its disk is full, and leaves no part of it behind',
    () => {
      const folder = someFolder();
      const kept = CaptureFolder.open(folder, OF);
      symlinkSync('/dev/full', join(folder, 'exchanges.ndjson'));
      const add = () => kept.add(exchange(Buffer.from('1')), TIMING);
      expect(add).toThrow(CaptureError);
      expect(add).toThrow(`nothing more can be kept in ${folder}: ENOSPC`);
      rmSync(join(folder, 'exchanges.ndjson'));
      kept.close();
      begun(folder);
      expect(readCapture(folder).entries).toHaveLength(1);
    },
  );

  it('is written by one process at a time', () => {
    const folder = someFolder();
    const writer = join(folder, 'writer.pid');
    writeFileSync(writer, `${process.ppid}\n`);
    expect(() => CaptureFolder.open(folder, OF)).toThrow(
      `process ${process.ppid} writes to it (if that is another program, delete ${writer})`,
    );
    writeFileSync(writer, `${LONG_GONE}\n`);
    begun(folder);
    expect(readdirSync(folder).sort()).toEqual(['capture.json', 'exchanges.ndjson']);
  });

  it.each([
    [
      'of another service',
      { ...OF, upstream: 'https://api.nmbrs.nl' },
      'holds a capture of https://api-sandbox.nmbrs.nl',
    ],
    ['by another key', { ...OF, key: OTHER_KEY }, 'was captured by another key'],
  ])('is not mixed with a capture %s', (_what, other, why) => {
    const folder = someFolder();
    begun(folder);
    expect(() => CaptureFolder.open(folder, other)).toThrow(why);
  });

  it.each([
    ['no capture', (folder: string) => rmSync(join(folder, 'capture.json')), 'holds no capture'],
    [
      'one that does not say of what',
      (folder: string) => writeFileSync(join(folder, 'capture.json'), '{}'),
      'does not say',
    ],
    [
      'one of a newer format',
      (folder: string) => raiseFormat(join(folder, 'capture.json')),
      'newer format (99)',
    ],
    [
      'lines that are none',
      (folder: string) => appendFileSync(join(folder, 'exchanges.ndjson'), 'x\n'),
      'exchanges.ndjson:2',
    ],
  ])('that holds %s is refused', (_what, spoil, why) => {
    const folder = someFolder();
    begun(folder);
    spoil(folder);
    expect(() => readCapture(folder)).toThrow(CaptureError);
    expect(() => readCapture(folder)).toThrow(why);
  });
});

function raiseFormat(file: string): void {
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), format: 99 }));
}
