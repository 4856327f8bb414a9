import { useLocation } from 'preact-iso';
import { useEnvironment } from '../mock/environment.ts';
import { seeAs, useSeenAs } from '../mock/seen-as.ts';

/** The areas whose pages show what operations answer, and to whom. */
const AREAS: readonly string[] = ['companies', 'employees', 'runs', 'operations'];

/** As whom the data of the environment is looked at, on the pages that show some. */
export function SeenAsSwitch() {
  const { path } = useLocation();
  const [, area = ''] = path.split('/').slice(2);
  return AREAS.includes(area) ? <LoginSwitch /> : null;
}

function LoginSwitch() {
  const { subdomain } = useEnvironment();
  const seen = useSeenAs();
  if (seen.kind !== 'known' || seen.value.login === null) return null;
  const { login, logins } = seen.value;
  return (
    <label class="seen-as">
      <span>Seen as</span>
      <select value={login.id} onChange={({ currentTarget: { value } }) => seeAs(subdomain, Number(value))}>
        {logins
          .filter(({ state }) => state !== 'deleted')
          .map(({ id, username }) => (
            <option key={id} value={id} selected={id === login.id}>
              {username}
            </option>
          ))}
      </select>
    </label>
  );
}
