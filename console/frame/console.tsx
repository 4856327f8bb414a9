import './console.css';
import { useMemo } from 'preact/hooks';
import { ErrorBoundary, LocationProvider, useLocation } from 'preact-iso';
import { Environment } from '../../client/environment.ts';
import { connection } from '../mock/connection.ts';
import { EnvironmentContext } from '../mock/environment.ts';
import { Pages } from '../pages/pages.tsx';
import { Announcements } from './announcements.tsx';
import { Connected } from './connected.tsx';
import { ControlTokenPage } from './control-token-page.tsx';
import { TopBar } from './top-bar.tsx';

/** The whole web application: where it is, what it may, and its pages. */
export function Console() {
  return (
    <LocationProvider scope="/console">
      <Announcements />
      {connection.state.value.kind === 'closed' ? (
        <ControlTokenPage why={connection.state.value.why} />
      ) : (
        <ErrorBoundary>
          <OfEnvironment />
        </ErrorBoundary>
      )}
    </LocationProvider>
  );
}

/** The first part of a path below `/console/` is the environment that the page is about. */
function OfEnvironment() {
  const { path } = useLocation();
  const isReadable = readPath(path) !== null;
  const [, subdomain] = /^\/console\/([^/]+)/.exec(path) ?? [];
  const { transport } = connection;
  const environment = useMemo(
    () =>
      subdomain === undefined || !isReadable
        ? null
        : new Environment(transport, decodeURIComponent(subdomain), new Map()),
    [subdomain, isReadable, transport],
  );
  return (
    <EnvironmentContext.Provider value={environment}>
      <SkipLink />
      <TopBar />
      <Connected />
      <Pages isReadable={isReadable} />
    </EnvironmentContext.Provider>
  );
}

/** A path as it reads; null for one that says nothing, such as `/console/%E0`. */
function readPath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** For those who go by keys: past all that stands on top and beside of every page. */
function SkipLink() {
  return (
    <a class="skip-link" href="#main">
      Skip to content
    </a>
  );
}
