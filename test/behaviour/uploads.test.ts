import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Version } from '../../contracts/interface/model.ts';
import { UPLOAD_LIMIT } from '../../server/world/uploads.ts';
import type { SoapClient } from '../support/soap-client.ts';
import { codesOf } from './employee-calls.ts';
import { type Office, useOffices } from './office.ts';

const openOffice = useOffices();
const COMPANY = 10004;
const EMPLOYEE = 5_003_001;

const CONTENT = Buffer.from('inhoud');
const BODY = CONTENT.toString('base64');

interface Listed {
  readonly guid: string;
}

/** A kind of document, as whoever sets up an integration finds it. */
async function documentType({ url }: Office): Promise<string> {
  const types = (await (await fetch(`${url}/_mock/document-types`)).json()) as Listed[];
  return types[1]?.guid ?? '';
}

/** What the control API tells of the files of an environment. */
async function filesOf({ env, url }: Office): Promise<unknown[]> {
  const response = await fetch(`${url}/_mock/environments/${env.subdomain}/files`);
  return (await response.json()) as unknown[];
}

interface Document {
  readonly operation?: string;
  readonly name?: string;
  readonly body?: string;
  readonly type: string;
  readonly version?: Version;
}

function uploadDocument(
  client: SoapClient,
  { operation, name = 'id.pdf', body = BODY, type, version }: Document,
) {
  return client.call(
    'EmployeeService',
    operation ?? 'EmployeeDocument_UploadDocument',
    `<EmployeeId>${EMPLOYEE}</EmployeeId><StrDocumentName>${name}</StrDocumentName><Body>${body}</Body>` +
      `<GuidDocumentType>${type}</GuidDocumentType>`,
    { version: version ?? 'v3' },
  );
}

function uploadFile(client: SoapClient, name: string, body: string, version: Version = 'v3') {
  return client.call(
    'CompanyService',
    'FileExplorer_UploadFile',
    `<CompanyId>${COMPANY}</CompanyId><StrDocumentName>${name}</StrDocumentName>` +
      `<StrDocumentSubFolder>Loon/2026</StrDocumentSubFolder><Body>${body}</Body>`,
    { version },
  );
}

const sha256 = createHash('sha256').update(CONTENT).digest('hex');

describe.each(['v3', 'v2.1'] as const)('uploads, version %s', (version) => {
  it('are kept with the company', async () => {
    const office = await openOffice();
    expect(await filesOf(office)).toEqual([]);
    expect((await uploadFile(office.master, 'staat.xlsx', BODY, version)).status).toBe(200);
    expect(await filesOf(office)).toEqual([
      {
        id: expect.any(Number),
        name: 'staat.xlsx',
        bytes: CONTENT.length,
        sha256,
        uploadedAt: expect.stringMatching(/^2026-11-16T/),
        companyId: COMPANY,
        employeeId: null,
        folder: 'Loon/2026',
        documentType: null,
      },
    ]);
  });

  it('are kept with the employee, in the order in which they came', async () => {
    const office = await openOffice();
    const type = await documentType(office);
    await uploadDocument(office.master, { type, version });
    await uploadFile(office.master, 'a.txt', BODY, version);
    await uploadDocument(office.master, { type, version });
    const document = { name: 'id.pdf', sha256, employeeId: EMPLOYEE, documentType: type, folder: null };
    expect(await filesOf(office)).toEqual([
      expect.objectContaining(document),
      expect.objectContaining({ name: 'a.txt' }),
      expect.objectContaining(document),
    ]);
  });

  it('are refused without an extension or content, when too large, and of an unknown kind', async () => {
    const office = await openOffice();
    const { master } = office;
    const type = await documentType(office);
    const tooLarge = Buffer.alloc(UPLOAD_LIMIT + 1).toString('base64');
    const refused = await codesOf([
      uploadFile(master, 'staat', BODY, version),
      uploadFile(master, 'staat.', BODY, version),
      uploadFile(master, '', BODY, version),
      uploadFile(master, 'staat.xlsx', '', version),
      uploadFile(master, 'staat.xlsx', tooLarge, version),
      uploadDocument(master, { name: 'id', type, version }),
      uploadDocument(master, { body: '', type, version }),
      uploadDocument(master, { body: tooLarge, type, version }),
      uploadDocument(master, { type: '00000000-0000-0000-0000-000000000000', version }),
    ]);
    expect(refused).toEqual([2040, 2040, 2040, 2030, 2041, 2040, 2030, 2041, 2047]);
    expect(await filesOf(office)).toEqual([]);
  });
});

describe('the full upload of a document', () => {
  const operation = 'EmployeeDocument_UploadDocumentFull';

  it('does the same', async () => {
    const office = await openOffice();
    const type = await documentType(office);
    const { master, debtor } = office;
    expect((await uploadDocument(master, { operation, type })).status).toBe(200);
    expect(await filesOf(office)).toEqual([
      expect.objectContaining({ name: 'id.pdf', employeeId: EMPLOYEE, documentType: type }),
    ]);
    const refused = await codesOf([
      uploadDocument(master, { operation, name: 'id', type }),
      uploadDocument(master, { operation, type: '00000000-0000-0000-0000-000000000000' }),
      uploadDocument(debtor, { operation, type }),
    ]);
    expect(refused).toEqual([2040, 2047, 1003]);
  });
});
