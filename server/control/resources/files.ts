import { createHash } from 'node:crypto';
import { z } from 'zod';
import { myTurn } from '../../../base/turns.ts';
import { documentTypeSchema, fileSchema } from '../../../contracts/control/files.ts';
import { documentTypes } from '../../../fixtures/document-types.ts';
import type { Environment } from '../../world/environment.ts';
import type { UploadedFile } from '../../world/records/uploaded-file.ts';
import { type Route, route } from '../route.ts';
import { environmentInPath, environmentOf } from './common.ts';

/** Once for each content; the copies of an environment share theirs. */
const hashes = new WeakMap<Uint8Array, string>();

async function hashOf(content: Uint8Array): Promise<string> {
  let hash = hashes.get(content);
  if (hash === undefined) {
    // Others get their turn between two large files.
    await myTurn();
    hash = createHash('sha256').update(content).digest('hex');
    hashes.set(content, hash);
  }
  return hash;
}

async function fileView({ id, name, content, createdAt }: UploadedFile) {
  return { id, name, bytes: content.length, sha256: await hashOf(content), uploadedAt: createdAt };
}

/** Only what was written holds files: what was there before was not uploaded. */
async function filesOf({ companies, employees }: Environment) {
  const files = [];
  for (const { id: companyId, files: own } of companies.writtenIn('files'))
    for (const file of own) {
      const { folder } = file;
      files.push({ ...(await fileView(file)), companyId, employeeId: null, folder, documentType: null });
    }
  for (const { id: employeeId, companyId, documents } of employees.writtenIn('documents'))
    for (const document of documents) {
      const { documentType } = document;
      files.push({ ...(await fileView(document)), companyId, employeeId, folder: null, documentType });
    }
  return files.sort((a, b) => a.id - b.id);
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
