import { expect, it } from 'vitest';
import { publicAddress } from '../../base/public-address.ts';

it.each([
  ['https://api.nmbrs.nl', 'https://api.nmbrs.nl'],
  ['http://127.0.0.1:8080/x.asmx?WSDL', 'http://127.0.0.1:8080/x.asmx?WSDL'],
  ['https://anna:secret@host.example/a@b', 'https://host.example/a@b'],
  ['//anna:secret@host.example/a', '//host.example/a'],
  ['https://host.example/a?x&token=secret#part', 'https://host.example/a'],
  ['https://host.example/a#token=secret', 'https://host.example/a'],
  ['/a?token=secret', '/a'],
  ['no address ?token=secret', "'no address '"],
  ['https://host.example/\u001b[31m', "'https://host.example/\\u{1b}[31m'"],
  [`/a${'?'.repeat(1_000_000)}`, `/a${'?'.repeat(198)}…`],
  [`/a${'?'.repeat(1_000_000)}token=secret`, '/a'],
  [`data:image/png;base64,${'A'.repeat(5_000)}`, `data:image/png;base64,${'A'.repeat(178)}…`],
])('an address is told without what is secret in it, on one line: %j', (address, text) => {
  expect(publicAddress(address)).toBe(text);
});
