import { signal } from '@preact/signals';
import type { Mail } from '../../client/index.ts';

/** Under which this browser keeps which mails were read in it. */
const KEY = 'nmbrs-mock.read-mails';

/** So many are kept, the newest; older ones may be told to be unread again. */
const MOST_KEPT = 2_000;

const read = signal(stored());

// Other tabs of this browser read mails, too.
addEventListener('storage', ({ key }) => {
  if (key === KEY) read.value = stored();
});

/** Whether a mail waits for somebody to read it: its link was not followed, and this browser did not show it. */
export function isUnread(subdomain: string, mail: Mail): boolean {
  return mail.usedAt === null && !read.value.has(nameOf(subdomain, mail));
}

/** This browser shows a mail. */
export function noteRead(subdomain: string, mail: Mail): void {
  const name = nameOf(subdomain, mail);
  if (read.value.has(name)) return;
  read.value = new Set([...stored(), name]);
  localStorage.setItem(KEY, JSON.stringify([...read.value].slice(-MOST_KEPT)));
}

/** After a reset the numbers of mails begin anew, and mostly the time is another one. */
function nameOf(subdomain: string, { id, sentAt }: Mail): string {
  return `${subdomain}/${id}/${sentAt}`;
}

function stored(): ReadonlySet<string> {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(names) ? names.map(String) : []);
  } catch {
    return new Set();
  }
}
