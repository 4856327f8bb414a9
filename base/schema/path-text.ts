/** A path from a whole value down, as messages call it: `logins[0].archetype`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

/** The path that such a text names. */
export function pathNamed(text: string): (string | number)[] {
  return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, at, name = '']) =>
    at === undefined ? name : Number(at),
  );
}
