import { docker } from './engine.ts';

/** What the tests call the image. */
export const IMAGE = 'nmbrs-mock:test';

/** How long the first build may take: it installs packages. */
export const BUILD_TIMEOUT = 600_000;

/** Builds the image; what has not changed comes from the engine's cache. */
export async function buildImage(): Promise<void> {
  // The network of the host, since that of an engine without a bridge leads nowhere.
  await docker('build', '--network=host', '--tag', IMAGE, '.');
}
