import { describe, expect, it } from 'vitest';
import type { SoapClient } from '../support/soap-client.ts';
import { useOffices } from './office.ts';

const openOffice = useOffices();

const call = (client: SoapClient, name: string, rest = '', debtor = 1001) =>
  client.call('DebtorService', `WebhookSettings_${name}`, `<DebtorId>${debtor}</DebtorId>${rest}`);

const event = (id: number, active = true) =>
  `<Event><EventId>${id}</EventId><Active>${active}</Active></Event>`;

const setting = (name: string, endpoint: string, events = event(1)) =>
  `<WebhookSetting><Name>${name}</Name><Endpoint>${endpoint}</Endpoint><Active>true</Active>` +
  `<Events>${events}</Events></WebhookSetting>`;

const HOOK = 'https://example.nl/hook';

describe('the webhooks of a debtor', () => {
  it('are inserted, read back with the names of their events, and deleted', async () => {
    const { master } = await openOffice();
    const events = await master.call('DebtorService', 'WebhookSettings_GetEvents');
    const names = new Map(events.all('EventId').map((id, at) => [id, events.all('EventName')[at]]));
    expect(names.size).toBeGreaterThan(1);

    const sent = setting('Mijn haak', HOOK, event(1) + event(2) + event(2, false));
    const id = (await call(master, 'Insert', sent)).one('WebhookSettings_InsertResult');
    const read = await call(master, 'Get');
    expect([read.one('WebhookSettingId'), read.one('Name'), read.one('Endpoint')]).toEqual([
      id,
      'Mijn haak',
      HOOK,
    ]);
    expect(read.all('EventId')).toEqual(['1', '2']);
    expect(read.all('EventName')).toEqual([names.get('1'), names.get('2')]);
    expect(read.all('Active')).toEqual(['true', 'true', 'false']);
    expect((await call(master, 'Get', '', 1002)).body).toContain('<WebhookSettings_GetResult />');

    const remove = `<WebhookSettingId>${id}</WebhookSettingId>`;
    expect((await call(master, 'Delete', remove, 1002)).code).toBe(2046);
    expect((await call(master, 'Delete', remove)).one('WebhookSettings_DeleteResult')).toBe('true');
    expect((await call(master, 'Get')).body).toContain('<WebhookSettings_GetResult />');
    expect((await call(master, 'Delete', remove)).code).toBe(2046);
  });

  it('need a name, an https address and events that exist', async () => {
    const { master } = await openOffice();
    expect((await call(master, 'Insert', setting('', HOOK))).code).toBe(2045);
    for (const endpoint of ['', 'http://example.nl', 'example.nl', 'https://'])
      expect((await call(master, 'Insert', setting('Haak', endpoint))).code).toBe(2044);
    expect((await call(master, 'Insert', setting('Haak', HOOK, event(999)))).code).toBe(2046);
    expect((await call(master, 'Get')).body).toContain('<WebhookSettings_GetResult />');
  });
});
