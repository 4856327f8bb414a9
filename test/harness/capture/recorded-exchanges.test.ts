import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaptureError, CaptureFolder } from '../../../harness/capture/capture-folder.ts';
import { recordedExchanges } from '../../../harness/capture/recorded-exchanges.ts';
import { headerOf } from '../../../harness/serving/exchange.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'captured-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const URL = 'https://api.nmbrs.nl/soap/v3/DebtorService.asmx';

function archiveOf(...entries: readonly unknown[]): string {
  const file = join(folder, 'calls.har');
  writeFileSync(file, JSON.stringify({ log: { entries } }));
  return file;
}

describe('what was captured', () => {
  it('is read from a folder of a capture, as it was and with its time', () => {
    const kept = CaptureFolder.open(join(folder, 'capture'), {
      upstream: 'https://api.nmbrs.nl',
      key: new Uint8Array(32),
    });
    const exchange = {
      method: 'POST',
      url: URL,
      request: { headers: [['SOAPAction', '"x"']] as const, body: Buffer.from('<a/>') },
      answer: { status: 200, headers: [], body: Buffer.from([0xff, 0x00]) },
    };
    const startedAt = new Date('2026-11-16T08:00:00Z');
    kept.add(exchange, { startedAt, durationMs: 5 });
    kept.close();
    expect(recordedExchanges(join(folder, 'capture')).exchanges).toEqual([{ exchange, at: startedAt }]);
  });

  it('is read from an archive of any tool: texts are encoded anew, and entries without an answer left out', () => {
    const request = {
      method: 'POST',
      url: URL,
      headers: [{ name: 'Content-Type', value: 'text/xml; charset=iso-8859-1' }],
      postData: { text: '<a>é</a>' },
    };
    const file = archiveOf(
      {
        startedDateTime: 'never',
        request,
        response: { status: 200, content: { text: 'PGI+', encoding: 'base64' } },
      },
      { request },
    );
    const [{ exchange, at } = { exchange: null, at: null }, ...others] = recordedExchanges(file).exchanges;
    expect(others).toEqual([]);
    expect(at).toBeNull();
    expect(Buffer.from(exchange?.request.body ?? []).toString()).toBe('<a>é</a>');
    expect(exchange && headerOf(exchange.request, 'content-type')).toBe('text/xml; charset=utf-8');
    expect(Buffer.from(exchange?.answer.body ?? []).toString()).toBe('<b>');
  });

  it('is refused where there is none', () => {
    expect(() => recordedExchanges(folder)).toThrow(CaptureError);
    const file = join(folder, 'text.har');
    writeFileSync(file, 'no JSON');
    expect(() => recordedExchanges(file)).toThrow(CaptureError);
  });
});
