import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../index.ts';

const PATH = '/soap/v3/DebtorService.asmx';

let running: Nmbrs | undefined;
afterEach(() => running?.close());

/** Where the WSDL says the service is, at both of its ports. */
async function addressesIn(
  options: NmbrsOptions,
  headers: Readonly<Record<string, string>>,
): Promise<string[]> {
  running = await startNmbrs(options);
  const { port } = running;
  const wsdl = await new Promise<string>((resolve, reject) => {
    request({ port, path: `${PATH}?WSDL`, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });
  return [...wsdl.matchAll(/<soap(?:12)?:address location="([^"]*)"/g)].map(([, address = '']) => address);
}

const twice = (address: string) => [address, address];
const FORWARDED = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'api.example' };

describe('the address in a WSDL', () => {
  it('is the one the client used', async () => {
    expect(await addressesIn({}, { Host: 'mock.test:8080' })).toEqual(twice(`http://mock.test:8080${PATH}`));
  });

  it('does not follow a proxy that nobody vouches for', async () => {
    expect(await addressesIn({}, { Host: 'mock.test', ...FORWARDED })).toEqual(
      twice(`http://mock.test${PATH}`),
    );
  });

  it('follows a trusted one', async () => {
    expect(await addressesIn({ trustProxy: true }, { Host: 'mock.test', ...FORWARDED })).toEqual(
      twice(`https://api.example${PATH}`),
    );
  });

  it('without a proxy is the same when one would be trusted', async () => {
    expect(await addressesIn({ trustProxy: true }, { Host: 'mock.test' })).toEqual(
      twice(`http://mock.test${PATH}`),
    );
  });

  it('cannot be used to write anything else into it', async () => {
    const [address] = await addressesIn({}, { Host: 'x"/><script>' });
    expect(address).toBe(`http://x&quot;/&gt;&lt;script&gt;${PATH}`);
  });
});
