import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../fixtures/world.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { ask } from './employee-calls.ts';
import { useOffices } from './office.ts';
import { askCompany, COMPANY, cents, partsOf, runIn2026, sum } from './payroll-calls.ts';
import { amountIn, messageIn, pagesIn } from './payroll-documents.ts';

const openOffice = useOffices();
const staff = openWorld().employees(COMPANY);

/** The test of the tax office on its references: the first digit makes the weighted sum of all divide by 11. */
function passesReferenceTest(reference: string): boolean {
  const [check = '', ...digits] = reference;
  const weights = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1];
  const weighted = digits.reverse().map((digit, at) => Number(digit) * (weights[at % 10] ?? 0));
  const remainder = sum(weighted) % 11;
  // What would be 10 is written as 1.
  return remainder === 1 ? check === '1' : (Number(check) + remainder) % 11 === 0;
}

describe.each(['v3', 'v2.1'] as const)('wage tax returns, version %s', (version) => {
  const list = (client: SoapClient, intYear: number, CompanyId = COMPANY, reading = version) =>
    askCompany(client, 'WageTax_GetList', { CompanyId, intYear }, reading);
  const send = (client: SoapClient, LoonaangifteID: number, CompanyId = COMPANY) =>
    askCompany(client, 'WageTax_SetSentExternal', { LoonaangifteID, CompanyId }, version);
  const message = (client: SoapClient, LoonaangifteID: number, CompanyId = COMPANY) =>
    askCompany(client, 'WageTax_GetXML', { LoonaangifteID, CompanyId }, version);

  it('are one of each run, sent in the month after its period', async () => {
    const { master } = await openOffice();
    const returns = await list(master, 2026);
    const periods = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect([returns.ids('SerialNumber'), returns.ids('Period')]).toEqual([periods, periods]);
    expect(new Set(returns.ids('LoonaangifteID')).size).toBe(10);
    expect(returns.ids('LoonaangifteID')).not.toContain(runIn2026(10));
    expect(returns.all('Status')).toEqual([...Array(9).fill('SentExternal'), 'NotSent']);
    const ends = returns.all('TijdvakEnd');
    const starts = returns.all('TijdvakStart');
    for (const [at, sentAt] of returns.all('SentAt').slice(0, -1).entries()) {
      expect(sentAt > (ends[at] ?? '')).toBe(true);
      expect(sentAt < (starts[at + 2] ?? '2026-11-01')).toBe(true);
    }
    expect(returns.all('SentAt').at(-1)).toBe('0001-01-01T00:00:00');
    expect(new Set((await list(master, 2025)).all('Status'))).toEqual(new Set(['SentExternal']));
    expect(returns.all('TijdvakStart')[1]).toBe('2026-02-01T00:00:00');
    expect(returns.all('TijdvakEnd')[1]).toBe('2026-02-28T00:00:00');
    expect((await list(master, 2024, 10002)).ids('Period')).toHaveLength(13);
    expect((await list(master, 2030)).body).toContain('<WageTax_GetListResult />');
  });

  it('have a reference of 16 digits that passes its test', async () => {
    const { master } = await openOffice();
    for (const company of [COMPANY, 10002]) {
      const references = (await list(master, 2026, company)).all('PaymentReference');
      expect(new Set(references).size).toBeGreaterThan(9);
      for (const reference of references) {
        expect(reference).toMatch(/^\d{9}66\d{5}$/);
        expect(passesReferenceTest(reference)).toBe(true);
      }
    }
    expect(['0001041146910100', '9001041146812501', '0001041146910101'].map(passesReferenceTest)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('declare what the payslips add up to, employee by employee', async () => {
    const { master } = await openOffice();
    const returns = await list(master, 2026);
    const xml = messageIn(await message(master, returns.ids('LoonaangifteID').at(-1) ?? 0));
    XmlDocument.fromString(xml.body).dispose();
    const run = { CompanyId: COMPANY, RunID: runIn2026(10) };
    const slips = await askCompany(master, 'SalaryDocuments_GetAllPayslipsPDFByRunCompany', run, version);
    const pages = await pagesIn(slips.one('PDF'));
    const [collective, ...people] = [xml, ...partsOf(xml, 'Werknemersgegevens')];
    const amounts = (label: string) => pages.map((page) => amountIn(page, label));
    const declared = (name: string) => people.map((one) => cents([one.one(name)])[0]);
    expect(declared('LnLbPh')).toEqual(amounts('Loon voor loonheffing'));
    expect(declared('IngLbPh')).toEqual(amounts('5000 Loonheffing').map((amount) => 0 - amount));
    expect(declared('WghZvw')).toEqual(amounts('7000 Werkgeversheffing Zvw'));
    const euros = (label: string, sign = 1) => Math.floor((sign * sum(amounts(label))) / 100);
    const total =
      euros('5000 Loonheffing', -1) +
      euros('7000 Werkgeversheffing Zvw') +
      euros('7010 Premies werknemersverzekeringen');
    expect(Number(collective?.one('TotLnLbPh'))).toBe(euros('Loon voor loonheffing'));
    expect(Number(collective?.one('TotGen'))).toBe(total);
    expect(returns.ids('TotalGeneral').at(-1)).toBe(total);
    expect(xml.all('SofiNr')).toEqual(pages.map((page) => /^BSN (\d+)$/m.exec(page)?.[1]));
  });

  it('tell apart who lives abroad', async () => {
    const { master } = await openOffice();
    const id = (await list(master, 2026)).ids('LoonaangifteID').at(-1) ?? 0;
    const living = async (where: string) => partsOf(messageIn(await message(master, id)), where);
    const inside = await living('AdresBinnenland');
    expect(await living('AdresBuitenland')).toEqual([]);
    const paid = staff.find(({ type, employments }) => type === 'active' && employments[0]?.endDate === null);
    const Address = {
      Id: 0,
      Street: 'Meir',
      HouseNumber: 1,
      PostalCode: '2000',
      City: 'Antwerpen',
      CountryISOCode: 'BE',
    };
    const moved = { EmployeeId: paid?.id ?? 0, Address, Period: 10, Year: 2026, UnprotectedMode: true };
    expect((await ask(master, 'Address_Insert', moved, version)).status).toBe(200);
    const [abroad, ...others] = await living('AdresBuitenland');
    expect([abroad?.one('Woonpl'), abroad?.one('LandCd'), others.length]).toEqual(['Antwerpen', 'BE', 0]);
    expect((await living('AdresBinnenland')).length).toBe(inside.length - 1);
  });

  it('are sent once: 2012 the second time', async () => {
    const { env, master } = await openOffice();
    await env.changeClock({ now: '2026-11-20T09:30:00', frozen: true });
    await askCompany(master, 'RunRequest_Insert', { CompanyId: COMPANY }, version);
    await env.advanceClock({ minutes: 1 });
    const [first = 0, second = 0] = (await list(master, 2026)).ids('LoonaangifteID').slice(-2);
    expect((await send(master, first)).one('WageTax_SetSentExternalResult')).toBe('true');
    expect((await send(master, first)).code).toBe(2012);
    for (const reading of ['v3', 'v2.1'] as const) {
      const [sent, unsent] = partsOf(await list(master, 2026, COMPANY, reading), 'WageTax').slice(-2);
      expect([sent?.one('Status'), sent?.one('SentAt')]).toEqual(['SentExternal', '2026-11-20T09:31:00']);
      expect(unsent?.one('Status')).toBe('NotSent');
    }
    expect((await send(master, second)).status).toBe(200);
    const run = { CompanyId: COMPANY, RunId: runIn2026(11), Year: 2026 };
    const operation = 'SalaryDocuments_AnnualDocument_SentWageTaxDeclarations';
    const [page = ''] = await pagesIn((await askCompany(master, operation, run, version)).one('PDF'));
    expect(page.match(/^\d+ 20-11-2026 \d{16} /gm)).toHaveLength(2);
    expect(page.match(/^\d+ \d{2}-\d{2}-2026 \d{16} /gm)).toHaveLength(11);
  });

  it('are unsent again when the environment goes back', async () => {
    const { env, master } = await openOffice();
    const id = (await list(master, 2026)).ids('LoonaangifteID').at(-1) ?? 0;
    const before = await env.snapshot();
    await send(master, id);
    await env.restore(before);
    expect((await list(master, 2026)).all('Status').at(-1)).toBe('NotSent');
    expect((await send(master, id)).status).toBe(200);
  });
});

describe.each(['v3', 'v2.1'] as const)('pension exports, version %s', (version) => {
  const list = (client: SoapClient, intYear: number, CompanyId = COMPANY) =>
    askCompany(client, 'PensionExport_GetList', { CompanyId, intYear }, version);
  const message = (client: SoapClient, PensionExportID: number, CompanyId = COMPANY) =>
    askCompany(client, 'PensionExport_GetXML', { PensionExportID, CompanyId }, version);

  it('are one of each closed period, and tell the premiums of the payslips', async () => {
    const { env, master } = await openOffice();
    await env.changeClock({ now: '2026-11-16T12:00:00', frozen: true });
    await askCompany(master, 'RunRequest_Insert', { CompanyId: COMPANY }, version);
    await env.advanceClock({ hours: 1 });
    const exports = await list(master, 2026);
    expect(exports.ids('Period')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const runs = await askCompany(master, 'Run_GetList', { CompanyId: COMPANY, Year: 2026 }, version);
    expect(exports.all('SentAt')).toEqual(runs.all('RunAt').slice(0, -1));
    const xml = messageIn(await message(master, exports.ids('PensionExportID').at(-1) ?? 0));
    XmlDocument.fromString(xml.body).dispose();
    expect(cents([xml.one('TotPrWn')])).toEqual([sum(cents(xml.all('PrWn')))]);
    expect(cents([xml.one('TotPrWg')])).toEqual([sum(cents(xml.all('PrWg')))]);
    const run = { CompanyId: COMPANY, RunID: runIn2026(10) };
    const slips = await askCompany(master, 'SalaryDocuments_GetAllPayslipsPDFByRunCompany', run, version);
    const pages = await pagesIn(slips.one('PDF'));
    const premiums = pages.map((page) => amountIn(page, '7020 Pensioenpremie werkgever'));
    expect(cents(xml.all('PrWg'))).toEqual(premiums);
  });
});
