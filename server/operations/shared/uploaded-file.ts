import { NmbrsFault } from '../../world/nmbrs-fault.ts';
import type { UploadedFile } from '../../world/records/uploaded-file.ts';
import { hasExtension, UPLOAD_LIMIT } from '../../world/uploads.ts';
import type { Call } from '../call.ts';
import { impossible, missing } from './faults.ts';

/**
 * A file as it was uploaded; another one of the same name stays (mark: upload-same-name).
 * @throws NmbrsFault FileExtensionRequired for a name without an extension; FileTooLarge for more than the limit, and where
 * the server has no room for it; InvalidSetOfValues for no content (mark: invalid-values-refused).
 */
export function uploadedFile(
  name: string | null,
  content: Uint8Array | null,
  { environment }: Call,
): UploadedFile {
  if (!name || !hasExtension(name))
    throw impossible(
      'StrDocumentName',
      name,
      'a name with an extension, such as letter.pdf',
      'FileExtensionRequired',
    );
  if (!content?.length) throw missing('Body');
  if (content.length > UPLOAD_LIMIT)
    throw new NmbrsFault('FileTooLarge', `Body has ${content.length} bytes, and may have ${UPLOAD_LIMIT}`);
  if (!environment.capacity.admits('uploads', content.length))
    throw new NmbrsFault(
      'FileTooLarge',
      environment.capacity.exhausted('uploads').message.replace(/\.$/, ''),
    );
  return { id: environment.idOfNewRecord(), createdAt: environment.now, name, content };
}
