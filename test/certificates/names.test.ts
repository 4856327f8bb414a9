import { describe, expect, it } from 'vitest';
import { addressBytes, maskBytes } from '../../base/ip-address.ts';
import { addedNames, coveredNames, covers, hostIn } from '../../server/certificates/covered-names.ts';

describe('what a CA signs for', () => {
  const names = coveredNames();

  it.each([
    'api.nmbrs.nl',
    'nmbrs.nl',
    'api.nmbrs.se',
    'demo.nmbrs-sandbox.nl',
    'localhost',
    'app.localhost',
    '127.0.0.1',
    '127.255.0.9',
    '::1',
  ])('includes %s', (host) => {
    expect(covers(names, host)).toBe(true);
  });

  it.each([
    'evil.example',
    'nl',
    'evilnmbrs.nl',
    'nmbrs.nl.evil.example',
    '10.0.0.1',
    '128.0.0.1',
    '::2',
    '::',
  ])('does not include %s', (host) => {
    expect(covers(names, host)).toBe(false);
  });

  it('is more with added names, whatever their order and spelling', () => {
    const added = coveredNames([
      'Mock.Internal.',
      '192.168.1.20',
      '*.mock.internal',
      'api.nmbrs.nl',
      '0:0::0:2',
    ]);
    expect(addedNames(added)).toEqual(['mock.internal', '192.168.1.20', '::2']);
    expect(
      ['a.mock.internal', '192.168.1.20', '::2', 'api.nmbrs.nl'].map((host) => covers(added, host)),
    ).toEqual([true, true, true, true]);
    expect(['other.internal', '192.168.1.21', '::3'].map((host) => covers(added, host))).toEqual([
      false,
      false,
      false,
    ]);
    expect(coveredNames(['::2', 'mock.internal', '192.168.1.20'])).toEqual(added);
  });

  it.each(['', 'a b', 'https://mock.internal', 'mock.internal:8080', '*', 'a..b', '300.1.1.1', '-a.nl'])(
    'is not made of %j',
    (name) => {
      expect(() => coveredNames([name])).toThrow(
        `'${name}' is no host name and no IP address. Give one without a scheme and a port, such as mock.internal or 192.168.1.20.`,
      );
    },
  );
});

describe('a host', () => {
  it.each([
    ['API.nmbrs.NL', 'api.nmbrs.nl'],
    ['api.nmbrs.nl.', 'api.nmbrs.nl'],
    ['[::1]', '::1'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['my_mock', null],
    ['my_mock.internal', 'my_mock.internal'],
    ['fe80::1%eth0', null],
    ['a'.repeat(64), null],
    [`${'a.'.repeat(127)}aa`, null],
    ['a\u0000.nl', null],
  ])('in %j is %j', (text, host) => {
    expect(hostIn(text)).toBe(host);
  });
});

describe('the bytes', () => {
  it.each([
    ['127.0.0.1', '7f000001'],
    ['::1', '00000000000000000000000000000001'],
    ['2001:db8::ff00:42:8329', '20010db8000000000000ff0000428329'],
    ['fe80::', 'fe800000000000000000000000000000'],
    ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
  ])('of %s', (address, hex) => {
    expect(Buffer.from(addressBytes(address)).toString('hex')).toBe(hex);
  });

  it.each([
    [4, 8, 'ff000000'],
    [4, 12, 'fff00000'],
    [4, 32, 'ffffffff'],
    [4, 0, '00000000'],
    [16, 128, 'f'.repeat(32)],
  ])('of a mask of %i bytes and %i bits', (length, prefix, hex) => {
    expect(Buffer.from(maskBytes(length, prefix)).toString('hex')).toBe(hex);
  });
});
