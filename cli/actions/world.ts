import { UnreadableFile } from '../../base/files.ts';
import type { NmbrsOptions } from '../../client/start.ts';
import { Refused } from '../refused.ts';

/** The world that is asked for on the command line. */
export interface WorldAsked {
  /** A world file; the default world without. */
  readonly world?: string;
}

/** @throws Refused when the file cannot be read, or describes no world. */
export async function worldIn({ world }: WorldAsked): Promise<Pick<NmbrsOptions, 'world'>> {
  if (world === undefined) return {};
  const { openWorldFile, WrongWorldFile } = await import('../../fixtures/world-file.ts');
  try {
    return { world: openWorldFile(world) };
  } catch (error) {
    const isMistake = error instanceof WrongWorldFile || error instanceof UnreadableFile;
    throw isMistake ? new Refused(error.message) : error;
  }
}
