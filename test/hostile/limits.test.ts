import { describe, expect, it } from 'vitest';
import { CAPACITY_NAMES } from '../../server/capacity/capacity.ts';
import { LIMIT_NAMES } from '../../server/soap/xml/limits.ts';
import { useVictim } from './support/use-victim.ts';
import { envelope, fault, SOAP_1_1, UNROUTED, unreadable } from './support/victim.ts';

const victim = useVictim();
const MIB = 1024 * 1024;

/** How often each limit was met while something was done. */
async function refusedBy(attack: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await victim().refused();
  await attack();
  const after = await victim().refused();
  return Object.fromEntries(
    Object.entries(after).map(([limit, count]) => [limit, count - (before[limit] ?? 0)]),
  );
}

const NONE = Object.fromEntries([...LIMIT_NAMES, ...CAPACITY_NAMES].map((name) => [name, 0]));

function attributes(count: number): string {
  return Array.from({ length: count }, (_, at) => ` a${at}=""`).join('');
}

describe('more than the limit is refused, counted, and told apart from the real service', () => {
  const tooMany = (what: string, place: string) =>
    unreadable(`nmbrs-mock reads at most ${what}; this request has more. ${place}.`);

  it('a million attributes', async () => {
    const body = envelope(`<CompanyId${attributes(1_000_000)}>1</CompanyId>`);
    const column = body.indexOf(' a1001=') + 1;
    expect(
      await refusedBy(async () => {
        expect(await victim().post(body)).toMatchObject(
          tooMany('1000 attributes on one element', `Line 1, position ${column}`),
        );
      }),
    ).toEqual({ ...NONE, attributes: 1 });
  });

  it('10,000 levels', async () => {
    const body = envelope('<a>'.repeat(10_000) + '</a>'.repeat(10_000));
    // Envelope, Body and the operation are levels, too.
    const column = body.indexOf('<a>') + '<a>'.length * (256 - 3 + 1) + 1;
    expect(
      await refusedBy(async () => {
        expect(await victim().post(body)).toMatchObject(
          tooMany('256 levels of elements', `Line 1, position ${column}`),
        );
      }),
    ).toEqual({ ...NONE, depth: 1 });
  });

  it('two million elements', async () => {
    expect(
      await refusedBy(async () => {
        const { status, body } = await victim().post(envelope('<a/>'.repeat(2_000_000)));
        expect(status).toBe(500);
        expect(body).toContain(
          'nmbrs-mock reads at most 1000000 elements; this request has more. Line 1, position ',
        );
      }),
    ).toEqual({ ...NONE, elements: 1 });
  });

  it('the same while the operation is still looked for', async () => {
    const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><a${attributes(1_001)}/></s:Envelope>`;
    expect(
      await refusedBy(async () => {
        const { status, body: answer } = await victim().post(body, UNROUTED);
        expect(status).toBe(500);
        expect(answer).toContain('nmbrs-mock reads at most 1000 attributes on one element');
      }),
    ).toEqual({ ...NONE, attributes: 1 });
  });

  // In the framework's words, with ours behind them (mark: wire-request-length).
  const tooLong = fault(
    'Server',
    'There was an exception running the extensions specified in the config file. ---> Maximum request length exceeded. ' +
      `(nmbrs-mock reads at most ${50 * MIB} bytes; --max-body changes that.)`,
  );

  it('60 MB with a Content-Length', async () => {
    expect(
      await refusedBy(async () => {
        expect(await victim().post(Buffer.alloc(60e6, ' '))).toMatchObject(tooLong);
      }),
    ).toEqual({ ...NONE, body: 1 });
  });

  it('60 MB in chunks', async () => {
    expect(
      await refusedBy(async () => {
        const chunks = Array.from({ length: 60 }, () => Buffer.alloc(1e6, ' '));
        expect(await victim().post(chunks)).toMatchObject(tooLong);
      }),
    ).toEqual({ ...NONE, body: 1 });
  });

  it('60 MB without a SOAPAction', async () => {
    expect(
      await refusedBy(async () => {
        expect((await victim().post(Buffer.alloc(60e6, ' '), UNROUTED)).status).toBe(500);
      }),
    ).toEqual({ ...NONE, body: 1 });
  });

  it('an announced length that nobody could send', async () => {
    const answer = await victim().raw(
      `POST /soap/v3/CompanyService.asmx HTTP/1.1\r\nHost: x\r\nSOAPAction: ${SOAP_1_1.SOAPAction}\r\n` +
        'Content-Type: text/xml\r\nConnection: close\r\nContent-Length: 9007199254740991\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 500 /);
    expect(answer).toContain('Maximum request length exceeded.');
  });
});

describe('just within the limits is read', () => {
  it.each([
    ['1000 attributes', `<CompanyId${attributes(1_000)}>10001</CompanyId>`],
    ['256 levels', `<CompanyId>10001</CompanyId>${'<a>'.repeat(253)}${'</a>'.repeat(253)}`],
    ['50 MB of white space', `<CompanyId>10001</CompanyId>${' '.repeat(50 * MIB - 2_000)}`],
    ['a comment of 50 MB', `<CompanyId>10001</CompanyId><!--${'x'.repeat(50 * MIB - 2_000)}-->`],
  ])('%s', async (_, parameters) => {
    expect(
      await refusedBy(async () => {
        expect((await victim().post(envelope(parameters))).status).toBe(200);
      }),
    ).toEqual(NONE);
  });

  it('900,000 unknown elements, of which the first thousand are told', async () => {
    const { status } = await victim().post(
      envelope(`<CompanyId>10001</CompanyId>${'<a/>\n'.repeat(900_000)}`),
    );
    expect(status).toBe(200);
    const findings = victim().calls.at(-1)?.findings ?? [];
    expect(findings).toHaveLength(1_001);
    expect(findings[999]).toMatchObject({ kind: 'unknown-element', found: 'a', line: 1_000, column: 2 });
    expect(findings[1_000]).toMatchObject({ kind: 'more', found: '899000 more' });
  });
});
