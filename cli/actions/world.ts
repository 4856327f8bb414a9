import type { NmbrsOptions } from '../../client/in-process/start.ts';
import { Refused } from '../refused.ts';

/** The world that is asked for on the command line. */
export interface WorldAsked {
  /** A world file; the default world without. */
  readonly world?: string;
}

/** @throws Refused when the file describes no world. */
export async function worldIn({ world }: WorldAsked): Promise<Pick<NmbrsOptions, 'world'>> {
  if (world === undefined) return {};
  const { openWorldFile, WrongWorldFile } = await import('../../fixtures/world-file.ts');
  try {
    return { world: openWorldFile(world) };
  } catch (error) {
    throw error instanceof WrongWorldFile ? new Refused(error.message) : error;
  }
}
