import type { Path } from '../../../base/schema/schema-at.ts';
import type { UploadedFile } from '../../world/records/uploaded-file.ts';
import { hasExtension, UPLOAD_LIMIT } from '../../world/uploads.ts';
import type { Check } from './check.ts';

/** What holds for a file as if it were uploaded. */
export function checkFile(check: Check, { name, content }: UploadedFile, path: Path): void {
  if (!hasExtension(name))
    check.wrong([...path, 'name'], name, 'has no extension.', 'Give a name such as letter.pdf.');
  if (content.length === 0)
    check.wrong([...path, 'content'], '', 'is empty.', 'Give a file of at least one byte, in base64.');
  if (content.length > UPLOAD_LIMIT)
    check.wrong(
      [...path, 'content'],
      `${content.length} bytes`,
      'is too large.',
      `Give a file of at most ${UPLOAD_LIMIT} bytes.`,
    );
}
