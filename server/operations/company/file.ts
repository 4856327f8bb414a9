import type { Family } from '../call.ts';
import { uploadedFile } from '../shared/uploaded-file.ts';

/** The files of a company. No operation gives them back. */
export const file = {
  FileExplorer_UploadFile({ CompanyId, StrDocumentName, StrDocumentSubFolder, Body }, call) {
    const company = call.view.company(CompanyId);
    const uploaded = { ...uploadedFile(StrDocumentName, Body, call), folder: StrDocumentSubFolder };
    call.environment.companies.put({ ...company, files: [...company.files, uploaded] });
  },
} satisfies Family<'CompanyService'>;
