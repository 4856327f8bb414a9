import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import { exchangeIn } from '../../../harness/capture/archive-entry.ts';
import { readCapture } from '../../../harness/capture/capture-folder.ts';
import { Pseudonymizer } from '../../../harness/capture/pseudonymizer.ts';
import { openReplay, type ReplayedCall } from '../../../harness/replay/open-replay.ts';
import { RecordedCalls } from '../../../harness/replay/recorded-calls.ts';
import { SoapClient } from '../../support/soap-client.ts';
import { capturing, endAfterTest } from '../capture/capturing.ts';

let service: Nmbrs;
beforeAll(async () => {
  service = await startNmbrs();
});
afterAll(() => service.close());

const ANYBODY = { username: 'somebody@else.example', token: 'another', domain: 'elsewhere' };

/** Captures some calls, and replays them. */
async function replayed(ask: (client: SoapClient, url: string) => Promise<unknown>, withKey = false) {
  const env = await service.environment();
  const { url, folder, key, close } = await capturing({ upstream: service.url, allowWrites: true });
  await ask(new SoapClient(url, env.logins.master), url);
  await close();
  const exchanges = readCapture(folder).entries.map(exchangeIn);
  const calls: ReplayedCall[] = [];
  const recorded = new RecordedCalls(exchanges);
  const port = await openReplay(
    { onError: console.error },
    {
      recorded,
      pseudonymizer: withKey ? new Pseudonymizer({ key }) : null,
      onCall: (call) => calls.push(call),
    },
  );
  endAfterTest(() => port.close());
  return { url: port.url, client: new SoapClient(port.url, ANYBODY), exchanges, calls, recorded };
}

describe('a replay', () => {
  it('answers as it was recorded, whoever asks and however the request is spelt', async () => {
    const { client, url, exchanges, recorded } = await replayed(async (client) => {
      await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>');
      await client.call('DebtorService', 'List_GetAll', '');
    });
    const [debtor, list] = exchanges.map(({ answer }) => Buffer.from(answer.body).toString());
    expect((await client.call('DebtorService', 'List_GetAll', '')).body).toBe(list);
    expect((await client.call('DebtorService', 'Debtor_Get', '\n <DebtorId> 1001 </DebtorId>')).body).toBe(
      debtor,
    );
    expect(recorded.size).toEqual({ calls: 2, operations: 2 });
    expect((await fetch(`${url}/soap/v3/DebtorService.asmx?WSDL`)).status).toBe(404);
  });

  it('gives several answers of one question in their order, and the last one from then on', async () => {
    const CLOCK = ['DebtorService', 'Debtor_Get', '<DebtorId>1</DebtorId>'] as const;
    const { client, exchanges } = await replayed(async (client) => {
      await client.call('DebtorService', 'List_GetAll', '');
      await client.call(
        'DebtorService',
        'Debtor_Insert',
        '<Debtor><Number>77</Number><Name>Nieuw</Name></Debtor>',
      );
      await client.call('DebtorService', 'List_GetAll', '');
      await client.call(...CLOCK);
    });
    const lists = [exchanges[0], exchanges[2]].map((one) => Buffer.from(one?.answer.body ?? []).toString());
    expect(lists[0]).not.toBe(lists[1]);
    for (const list of [lists[0], lists[1], lists[1]])
      expect((await client.call('DebtorService', 'List_GetAll', '')).body).toBe(list);
    const fault = await client.call(...CLOCK);
    expect([fault.status, fault.code]).toEqual([500, 1003]);
  });

  it('tells what was not recorded, with the nearest', async () => {
    const { client, calls } = await replayed((one) =>
      one.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>'),
    );
    const other = await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1002</DebtorId>');
    expect(other.body).toContain('The nearest call of it differs in DebtorId (recorded 1001, sent 1002).');
    const never = await client.call('DebtorService', 'List_GetAll', '');
    expect(never.body).toContain('List_GetAll was not recorded.');
    const older = await client.call('DebtorService', 'Debtor_Get', '<DebtorId>1001</DebtorId>', {
      version: 'v2.1',
    });
    expect(older.body).toContain('Debtor_Get of v2.1 was not recorded. The nearest that was is Debtor_Get.');
    expect(calls.map(({ miss }) => miss === null)).toEqual([false, false, false]);
  });

  it('finds by the key of the capture what was asked about people', async () => {
    const ask = (client: SoapClient) =>
      client.call(
        'DebtorService',
        'Debtor_Insert',
        '<Debtor><Number>77</Number><Name>Bakkerij Jansen</Name></Debtor>',
      );
    const plain = await replayed(ask);
    expect((await ask(plain.client)).body).toContain('was not recorded with these arguments');
    const keyed = await replayed(ask, true);
    const [recorded] = keyed.exchanges;
    expect((await ask(keyed.client)).body).toBe(Buffer.from(recorded?.answer.body ?? []).toString());
  });
});
