import { describe, expect, it } from 'vitest';
import { plainAddress } from '../../base/ip-address.ts';
import { closedAddress } from '../../server/port/closed-addresses.ts';
import { Destinations, type Resolve } from '../../server/port/destinations.ts';
import { readAuthority, readHostPattern } from '../../server/port/host-patterns.ts';
import { PLAYED_HOSTS, PlayedHosts } from '../../server/port/played-hosts.ts';

describe('addresses behind which no other host stands', () => {
  it.each([
    ['127.0.0.1', 'a loopback address'],
    ['127.255.255.254', 'a loopback address'],
    ['::1', 'a loopback address'],
    ['0.0.0.0', 'an unspecified address'],
    ['0.1.2.3', 'an unspecified address'],
    ['::', 'an unspecified address'],
    ['169.254.1.1', 'a link-local address'],
    ['fe80::1', 'a link-local address'],
    ['fe80::1%eth0', 'a link-local address'],
    ['febf:ffff::1', 'a link-local address'],
    ['224.0.0.1', 'a multicast address'],
    ['239.255.255.255', 'a multicast address'],
    ['ff02::1', 'a multicast address'],
    ['255.255.255.255', 'a reserved address'],
    ['169.254.169.254', 'an address of cloud metadata'],
    ['169.254.170.2', 'an address of cloud metadata'],
    ['100.100.100.200', 'an address of cloud metadata'],
    ['192.0.0.192', 'an address of cloud metadata'],
    ['168.63.129.16', 'an address of cloud metadata'],
    ['fd00:ec2::254', 'an address of cloud metadata'],
    ['fd20:ce::254', 'an address of cloud metadata'],
    // Those of IPv4, carried by one of IPv6.
    ['::ffff:127.0.0.1', 'a loopback address'],
    ['::ffff:7f00:1', 'a loopback address'],
    ['0:0:0:0:0:ffff:a9fe:a9fe', 'an address of cloud metadata'],
    ['::ffff:0:127.0.0.1', 'a loopback address'],
    ['::127.0.0.1', 'a loopback address'],
    ['64:ff9b::7f00:1', 'a loopback address'],
    ['64:ff9b:1::169.254.169.254', 'an address of cloud metadata'],
    ['2002:7f00:1::', 'a loopback address'],
    ['2001:0:1:2:3:4:80ff:fffe', 'a loopback address'],
  ])('%s is %s', (address, what) => {
    expect(closedAddress(address)).toBe(what);
  });

  it.each([
    '1.1.1.1',
    '10.0.0.1',
    '172.17.0.1',
    '192.168.1.1',
    '128.0.0.1',
    '126.255.255.255',
    '100.100.100.201',
    '2606:4700::1111',
    'fd00:1::1',
    '::ffff:1.1.1.1',
    '64:ff9b::1.1.1.1',
    '2002:101:101::1',
  ])('%s is that of another host', (address) => {
    expect(closedAddress(address)).toBeNull();
  });

  it('one of IPv4 that was mapped is compared as that', () => {
    expect(['::ffff:10.0.0.1', '0:0:0::1', '10.0.0.1'].map(plainAddress)).toEqual([
      '10.0.0.1',
      '::1',
      '10.0.0.1',
    ]);
  });

  it('a link-local one is compared without its zone', () => {
    expect(plainAddress('fe80:0::1%eth0')).toBe('fe80::1');
  });
});

describe('a host and its port', () => {
  it.each([
    ['api.nmbrs.nl:443', { host: 'api.nmbrs.nl', port: 443 }],
    ['API.NMBRS.NL.:1', { host: 'api.nmbrs.nl', port: 1 }],
    ['[::1]:65535', { host: '::1', port: 65_535 }],
    ['[0:0::1]:80', { host: '::1', port: 80 }],
    ['127.1:80', { host: '127.0.0.1', port: 80 }],
    ['0x7f000001:80', { host: '127.0.0.1', port: 80 }],
    ['bücher.example:80', { host: 'xn--bcher-kva.example', port: 80 }],
  ])('are read from %s', (text, authority) => {
    expect(readAuthority(text)).toEqual(authority);
  });

  it.each([
    '',
    ':443',
    'api.nmbrs.nl',
    'api.nmbrs.nl:',
    'api.nmbrs.nl:0',
    'api.nmbrs.nl:65536',
    'api.nmbrs.nl:99999999',
    'api.nmbrs.nl:-1',
    'api.nmbrs.nl:443/',
    'http://api.nmbrs.nl:443',
    'user@api.nmbrs.nl:443',
    'api.nmbrs.nl#:443',
    'a b:443',
    'a\\b:443',
    'a%2eb:443',
    '::1:443',
    '[::1:443',
    '[fe80::1%25eth0]:443',
    '[1.2.3.4]:443',
    '256.256.256.256:443',
    `${'a'.repeat(254)}:443`,
    '/:443',
    '*:443',
  ])('are not read from %s', (text) => {
    expect(readAuthority(text)).toBeNull();
  });

  it('patterns are read with or without a port', () => {
    expect(['db', 'db:5432', '*.example.com', '*', '*:443', '[::1]:80'].map(readHostPattern)).toEqual([
      { kind: 'host', host: 'db', port: null },
      { kind: 'host', host: 'db', port: 5432 },
      { kind: 'below', host: 'example.com', port: null },
      { kind: 'every', host: '', port: null },
      { kind: 'every', host: '', port: 443 },
      { kind: 'host', host: '::1', port: 80 },
    ]);
    expect(
      ['', '*.', '**', '*.1.2.3.4', 'a.*', '*a', 'db:0', 'http://db', '*:x'].map(readHostPattern),
    ).toEqual(Array(9).fill(null));
  });
});

describe('played hosts', () => {
  const played = new PlayedHosts(['*.payroll.example']);

  it.each([
    'api.nmbrs.nl',
    'api-sandbox.nmbrs.nl',
    'api.nmbrs.se',
    'demo.nmbrs.nl',
    'a.b.nmbrs-sandbox.nl',
    'x.payroll.example',
  ])('%s is one', (host) => {
    expect(played.has(host)).toBe(true);
  });

  it.each([
    'nmbrs.nl',
    'nmbrs.se',
    'www.nmbrs.se',
    'apinmbrs.nl',
    'evilnmbrs.nl',
    'api.nmbrs.nl.evil.example',
    'payroll.example',
    '',
    '::1',
  ])('%s is none', (host) => {
    expect(played.has(host)).toBe(false);
  });

  it('are all patterns that are read', () => {
    expect(PLAYED_HOSTS.map((host) => readHostPattern(host)?.port)).toEqual(PLAYED_HOSTS.map(() => null));
  });
});

describe('where a connection ends', () => {
  const LOOPBACK = { address: '127.0.0.1', family: 'IPv4', port: 8080 };
  const EVERYWHERE = { address: '0.0.0.0', family: 'IPv4', port: 8080 };

  function destinations(own: typeof LOOPBACK, forward: readonly string[], answers: Record<string, string[]>) {
    const asked: string[] = [];
    const resolve: Resolve = async (host) => {
      asked.push(host);
      const addresses = answers[host];
      if (!addresses) throw Object.assign(new Error('no'), { code: 'ENOTFOUND' });
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    };
    return {
      found: new Destinations({ played: new PlayedHosts(), forward, own: () => own, resolve }),
      asked,
    };
  }

  it('its own name and port are the mock, also where it forwards nothing', async () => {
    const { found } = destinations(EVERYWHERE, [], { mock: ['127.0.0.1'] });
    expect(await found.find({ host: 'mock', port: 8080 })).toBe('mock');
  });

  it('on an interface for others nothing is forwarded, nor looked up, that was not named', async () => {
    const { found, asked } = destinations(EVERYWHERE, ['*.example.com:443'], {
      'a.example.com': ['1.1.1.1'],
    });
    expect(await found.find({ host: 'a.example.com', port: 443 })).toEqual({
      host: 'a.example.com',
      port: 443,
      addresses: [{ address: '1.1.1.1', family: 4 }],
    });
    asked.length = 0;
    for (const wanted of [
      { host: 'a.example.com', port: 80 },
      { host: 'example.com', port: 443 },
      { host: 'secret-in-a-name.example.org', port: 443 },
    ])
      await expect(found.find(wanted)).rejects.toThrow(/^Nothing is forwarded to .*--forward/);
    expect(asked).toEqual([]);
  });

  it('on loopback all other hosts are, each looked up once', async () => {
    const { found, asked } = destinations(LOOPBACK, [], { 'a.example': ['1.1.1.1', '2606:4700::1'] });
    const found1 = await found.find({ host: 'a.example', port: 443 });
    expect(found1).toMatchObject({ addresses: [{ address: '1.1.1.1' }, { address: '2606:4700::1' }] });
    expect(asked).toEqual(['a.example']);
  });

  it('addresses of no other host are left out, and refused where there are no others', async () => {
    const { found } = destinations(LOOPBACK, ['*', '*.example'], {
      'half.example': ['169.254.169.254', '1.1.1.1'],
      'evil.example': ['::ffff:127.0.0.1'],
    });
    expect(await found.find({ host: 'half.example', port: 80 })).toMatchObject({
      addresses: [{ address: '1.1.1.1', family: 4 }],
    });
    await expect(found.find({ host: 'evil.example', port: 80 })).rejects.toThrow(
      "Nothing is forwarded to 'evil.example:80': ::ffff:127.0.0.1 is a loopback address. Let the client reach it " +
        'without this proxy (NO_PROXY), or start the mock with `--forward 127.0.0.1:80`.',
    );
  });

  it('an address is reached where it was named itself, on that port', async () => {
    const { found } = destinations(LOOPBACK, ['127.0.0.1:5432', 'localhost:9000', 'evil.example'], {
      'evil.example': ['127.0.0.1'],
      localhost: ['::1', '127.0.0.1'],
      '127.0.0.1': ['127.0.0.1'],
    });
    expect(await found.find({ host: '127.0.0.1', port: 5432 })).toMatchObject({ port: 5432 });
    expect(await found.find({ host: 'localhost', port: 9000 })).toMatchObject({ port: 9000 });
    await expect(found.find({ host: '127.0.0.1', port: 9000 })).rejects.toThrow('--forward 127.0.0.1:9000');
    await expect(found.find({ host: 'evil.example', port: 9000 })).rejects.toThrow('is a loopback address');
  });
});
