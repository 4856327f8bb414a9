import { signal } from '@preact/signals';

/** With what somebody signed in to the user profile. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Under which this tab keeps who is signed in, by environment, until it is closed. */
const KEY = 'nmbrs-mock.signed-in';

const sessions = signal<Readonly<Record<string, Credentials>>>(stored());

/** Who is signed in to an environment in this tab; null for nobody. */
export function sessionIn(subdomain: string): Credentials | null {
  return sessions.value[subdomain] ?? null;
}

export function beginSession(subdomain: string, credentials: Credentials): void {
  keep({ ...sessions.value, [subdomain]: credentials });
}

export function endSession(subdomain: string): void {
  const { [subdomain]: _, ...others } = sessions.value;
  keep(others);
}

function keep(all: Readonly<Record<string, Credentials>>): void {
  sessions.value = all;
  sessionStorage.setItem(KEY, JSON.stringify(all));
}

/** Only this page writes it. */
function stored(): Readonly<Record<string, Credentials>> {
  return JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
}
