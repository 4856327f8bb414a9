import { openWorld, type WorldSeed } from '../../fixtures/world.ts';
import { Environment } from './environment.ts';

/** All environments of one server. */
export class World {
  readonly #environments = new Map<string, Environment>();

  constructor(seed: WorldSeed = openWorld()) {
    for (const environment of seed.environments)
      this.#environments.set(environment.subdomain, new Environment(seed, environment));
  }

  environment(subdomain: string): Environment | undefined {
    return this.#environments.get(subdomain);
  }
}
