/** By which it is known where only the code of an error comes through. */
export const NEWER_FORMAT = 'NEWER_FORMAT';

/** What to do about it. */
export const NEWER_REMEDY = 'Serve it with that version of nmbrs-mock, or choose another place with --data.';

/** What is kept was written by a newer version of the mock, in a format that this one does not know. */
export class NewerFormat extends Error {
  readonly code = NEWER_FORMAT;

  /** @param format of what is kept. @param known the newest one that is known here. */
  constructor(format: number, known: number) {
    super(
      `it is kept in format ${format}, that of a newer version of nmbrs-mock, and this version knows formats up to ${known}`,
    );
    this.name = 'NewerFormat';
  }
}
