const NO_TEXT = 'An error was thrown that cannot be made a text.';

/** What an error says. Anything can be thrown: also what throws when it is made a text. */
export function errorText(error: unknown): string {
  try {
    const text: unknown = error instanceof Error ? error.message : String(error);
    return typeof text === 'string' ? text : NO_TEXT;
  } catch {
    return NO_TEXT;
  }
}

/** The error itself where it can be told; else one that can. */
export function tellableError(error: unknown): unknown {
  try {
    // Whatever tells of it reads these.
    const texts = error instanceof Error ? [error.name, error.message, error.stack ?? ''] : [String(error)];
    return texts.every((text) => typeof text === 'string') ? error : new Error(NO_TEXT);
  } catch {
    return new Error(NO_TEXT);
  }
}
