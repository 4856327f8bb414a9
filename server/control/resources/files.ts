import { createHash } from 'node:crypto';
import { z } from 'zod';
import { documentTypeSchema, fileSchema } from '../../../contracts/control/files.ts';
import { documentTypes } from '../../../fixtures/document-types.ts';
import type { Environment } from '../../world/environment.ts';
import type { UploadedFile } from '../../world/records/uploaded-file.ts';
import { type Route, route } from '../route.ts';
import { environmentInPath, environmentOf } from './common.ts';

function fileView({ id, name, content, createdAt }: UploadedFile) {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { id, name, bytes: content.length, sha256, uploadedAt: createdAt };
}

/** Only who was written has files: the seed knows of none. */
function filesOf({ companies, employees }: Environment) {
  const ofCompanies = [...companies.written()].flatMap(({ id: companyId, files }) =>
    files.map((file) => ({
      ...fileView(file),
      companyId,
      employeeId: null,
      folder: file.folder,
      documentType: null,
    })),
  );
  const ofEmployees = [...employees.written()].flatMap(({ id: employeeId, companyId, documents }) =>
    documents.map((document) => ({
      ...fileView(document),
      companyId,
      employeeId,
      folder: null,
      documentType: document.documentType,
    })),
  );
  return [...ofCompanies, ...ofEmployees].sort((a, b) => a.id - b.id);
}

export const fileRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/environments/{environment}/files',
    name: 'listFiles',
    group: 'Files',
    summary: 'List what was uploaded to an environment',
    parameters: environmentInPath,
    gives: 'Documents of employees and files of companies, oldest first.',
    answer: z.array(fileSchema),
    handle: (input) => filesOf(environmentOf(input).environment),
  }),
  route({
    method: 'get',
    path: '/document-types',
    name: 'listDocumentTypes',
    group: 'Files',
    summary: 'List the kinds of document there are in every environment',
    gives: 'All of them, with the guid that an upload names.',
    answer: z.array(documentTypeSchema),
    handle: () => documentTypes,
  }),
];
