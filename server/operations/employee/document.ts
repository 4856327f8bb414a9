import type { Guid } from '../../../contracts/interface/values.ts';
import { documentTypes } from '../../../fixtures/document-types.ts';
import type { Call, Family } from '../call.ts';
import { impossible } from '../shared/faults.ts';
import { uploadedFile } from '../shared/uploaded-file.ts';

/** A document that is sent. */
export interface Upload {
  readonly EmployeeId: number;
  readonly StrDocumentName: string | null;
  readonly Body: Uint8Array | null;
  readonly GuidDocumentType: Guid;
}

/** @throws NmbrsFault InvalidDocumentType for a document type that there is not, and what `uploadedFile` throws. */
function upload({ EmployeeId, StrDocumentName, Body, GuidDocumentType }: Upload, call: Call): void {
  const employee = call.view.employee(EmployeeId);
  const uploaded = uploadedFile(StrDocumentName, Body, call);
  if (!documentTypes.some(({ guid }) => guid === GuidDocumentType))
    throw impossible(
      'GuidDocumentType',
      GuidDocumentType,
      'the guid of a document type',
      'InvalidDocumentType',
    );
  const documents = [...employee.documents, { ...uploaded, documentType: GuidDocumentType }];
  call.environment.employees.put({ ...employee, documents });
}

/** Documents about an employee. No operation gives them back. */
export const document = {
  EmployeeDocument_UploadDocument: upload,

  /** What more the full form has is not known (mark: full-upload-like-short). */
  EmployeeDocument_UploadDocumentFull: upload,
} satisfies Family<'EmployeeService'>;
