import './top-bar.css';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { linkTo, useEnvironmentIfAny } from '../mock/environment.ts';
import { useComingAndGoing, useEnvironments } from '../mock/environments.ts';
import { Icon } from '../parts/icon.tsx';
import { ClockControl } from './clock-control.tsx';
import { Navigation } from './navigation.tsx';
import { SeenAsSwitch } from './seen-as-switch.tsx';

/** Which environment, and what time it is there; with the way to all pages. */
export function TopBar() {
  const environment = useEnvironmentIfAny();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <header class="top-bar">
        {environment && (
          <button
            type="button"
            class="menu-button"
            aria-label="Menu"
            aria-expanded={isOpen}
            aria-controls="navigation"
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="menu" />
          </button>
        )}
        <a class="brand" href="/console/" aria-label="nmbrs-mock">
          <img src="/console/icon.svg" alt="" width="24" height="24" />
          <span>nmbrs-mock</span>
        </a>
        <EnvironmentSwitch />
        {environment && (
          <>
            <ClockControl />
            <SeenAsSwitch />
            <a class="profile-link" href={linkTo(environment.subdomain, 'profile')}>
              <Icon name="user" />
              <span>User profile</span>
            </a>
          </>
        )}
      </header>
      {environment && <Navigation isOpen={isOpen} onFollow={() => setOpen(false)} />}
    </>
  );
}

/** Goes to the same kind of page in another environment. */
function EnvironmentSwitch() {
  const environment = useEnvironmentIfAny();
  const { path, url, route } = useLocation();
  const asked = useEnvironments();
  const name = environment?.subdomain.toLowerCase();
  const here =
    asked.kind === 'known'
      ? asked.value.find(({ subdomain }) => subdomain.toLowerCase() === name)
      : undefined;
  useComingAndGoing(environment?.subdomain, asked.kind === 'known' ? here !== undefined : null);
  // An address that somebody wrote goes on as the mock spells it.
  useEffect(() => {
    if (environment && here && here.subdomain !== environment.subdomain)
      route(url.replace(/^\/console\/[^/?]+/, linkTo(here.subdomain)), true);
  }, [environment, here]);
  if (environment === null || asked.kind !== 'known') return null;
  const known = asked.value.map(({ subdomain, name, product }) => ({
    subdomain,
    text: `${subdomain} · ${product}`,
    name,
  }));
  const [, area = 'logins'] = path.split('/').slice(2);
  return (
    <select
      class="environment-switch"
      aria-label="Environment"
      value={environment.subdomain}
      onChange={({ currentTarget: { value } }) => route(linkTo(value, area))}
    >
      {!here && <option value={environment.subdomain}>{`${environment.subdomain} (gone)`}</option>}
      {known.map(({ subdomain, text, name }) => (
        <option key={subdomain} value={subdomain} title={name} selected={subdomain === environment.subdomain}>
          {text}
        </option>
      ))}
    </select>
  );
}
