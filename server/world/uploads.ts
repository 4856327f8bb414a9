/** The largest file that can be uploaded, in bytes. The real limit is not published (mark: upload-limit). */
export const UPLOAD_LIMIT = 10 * 1024 * 1024;

/** Whether the name of a file ends in something that follows a dot. */
export function hasExtension(name: string): boolean {
  return /\.[^.\\/\s]+$/.test(name);
}
