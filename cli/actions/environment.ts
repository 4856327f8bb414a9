import { didYouMean, nearestName } from '../../base/nearest-name.ts';
import { sentences } from '../../base/sentences.ts';
import { type ControlApi, MockRefusal } from '../../client/control-api.ts';
import { Refused } from '../refused.ts';

/**
 * Asks a mock about one of its environments.
 * @param ask gets the path of the environment in the control API.
 * @throws Refused when there is none, with the name that was probably meant.
 */
export async function askAbout<T>(
  mock: ControlApi,
  subdomain: string,
  ask: (path: string) => Promise<T>,
): Promise<T> {
  try {
    return await ask(`/environments/${encodeURIComponent(subdomain)}`);
  } catch (error) {
    if (!(error instanceof MockRefusal && error.status === 404)) throw error;
    const environments = await mock.ask<{ readonly subdomain: string }[]>('GET', '/environments');
    const names = environments.map((environment) => environment.subdomain);
    if (names.includes(subdomain.toLowerCase())) throw error;
    throw new Refused(
      sentences(
        `there is no environment '${subdomain}'.`,
        didYouMean(nearestName(subdomain, names)),
        'nmbrs-mock env list lists them.',
      ),
    );
  }
}
