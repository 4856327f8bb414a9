import type { NmbrsOptions } from '../../client/in-process/start.ts';

/** The world that is asked for on the command line. */
export interface WorldAsked {
  /** World files, of which all environments are there; the default world without. */
  readonly world?: readonly string[];
}

/**
 * @throws UnreadableFile
 * @throws DocumentError when the file describes no world.
 */
export async function worldIn({ world }: WorldAsked): Promise<Pick<NmbrsOptions, 'world'>> {
  if (world === undefined) return {};
  const { openWorldFile } = await import('../../fixtures/world-file.ts');
  return { world: openWorldFile(...world) };
}
