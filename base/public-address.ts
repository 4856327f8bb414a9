import { cutOff, quoted } from './quoted-text.ts';

/** Longer addresses are cut, such as those that hold a picture. */
const LONGEST = 200;

/**
 * An address as messages and reports tell it: without what may be secret in it, which is the name and password before its
 * host, the values of its query, and its fragment. One in which something cannot be seen is quoted.
 */
export function publicAddress(address: string): string {
  const bare = withoutValues(address.replace(/#[\s\S]*$/, '')).replace(
    /^((?:[a-z][a-z\d+.-]*:)?\/\/)[^/]*@/i,
    '$1',
  );
  return /[\p{C}\p{Z}]/u.test(bare) ? quoted(bare) : cutOff(bare, LONGEST);
}

function withoutValues(address: string): string {
  const query = address.indexOf('?');
  return query >= 0 && address.includes('=', query) ? address.slice(0, query) : address;
}
