import { z } from 'zod';
import type { DeepReadonly } from '../../base/deep-readonly.ts';
import { dateTimeSchema } from './values.ts';

export const fileSchema = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    bytes: z.int(),
    sha256: z.string().describe('Of its content, in lower case.'),
    uploadedAt: dateTimeSchema,
    companyId: z.int(),
    employeeId: z.int().nullable().describe('Null for a file of the company itself.'),
    folder: z.string().nullable().describe('Of a file of a company.'),
    documentType: z.string().nullable().describe('The guid of the kind of document, with an employee.'),
  })
  .meta({ id: 'UploadedFile', description: 'A file that was put in through the API.' });

export const documentTypeSchema = z
  .strictObject({ guid: z.string(), description: z.string() })
  .meta({ id: 'DocumentType', description: 'A kind of document that can be put with an employee.' });

export type UploadedFile = DeepReadonly<z.output<typeof fileSchema>>;
