import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Environment } from '../../client/environment.ts';
import { callChangesOf, changesOf } from './changes.ts';

/** The environment that the pages below are about; null above them. */
export const EnvironmentContext = createContext<Environment | null>(null);

export function useEnvironmentIfAny(): Environment | null {
  return useContext(EnvironmentContext);
}

/** @throws Error outside of the pages of an environment, which is a mistake of the console. */
export function useEnvironment(): Environment {
  const environment = useEnvironmentIfAny();
  if (environment === null) throw new Error('This part stands on no page of an environment.');
  return environment;
}

/** How often the environment of this page changed; the part that asks is shown again when it does. */
export function useChanges(): number {
  const environment = useEnvironmentIfAny();
  return environment === null ? 0 : changesOf(environment.subdomain).value;
}

/** How often the calls of clients in it became others; the same then. */
export function useCallChanges(): number {
  const environment = useEnvironmentIfAny();
  return environment === null ? 0 : callChangesOf(environment.subdomain).value;
}

/** The address of a page of the environment: `useLinkTo()('logins', 7)`. */
export function useLinkTo(): (...parts: readonly (string | number)[]) => string {
  const { subdomain } = useEnvironment();
  return (...parts) => linkTo(subdomain, ...parts);
}

export function linkTo(subdomain: string, ...parts: readonly (string | number)[]): string {
  return `/console/${[subdomain, ...parts].map((part) => encodeURIComponent(part)).join('/')}`;
}
