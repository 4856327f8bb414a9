/** A name and a value, as they stand in a message; a name may come several times. */
export type Header = readonly [name: string, value: string];

export interface CapturedMessage {
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** Why the body that passed is not kept, for people; then it is empty here. */
  readonly leftOut?: string;
}

/** A call as it passed: what was asked and what came back. */
export interface Exchange {
  readonly method: string;
  /** With the host that was asked: `https://api.nmbrs.nl/soap/v3/EmployeeService.asmx`. */
  readonly url: string;
  readonly request: CapturedMessage;
  readonly answer: CapturedMessage & { readonly status: number };
}

/** All values of a header. @param name in small letters. */
export function headersNamed({ headers }: Pick<CapturedMessage, 'headers'>, name: string): string[] {
  return headers.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value);
}

/** The first value of a header, whatever the case of its name. @param name in small letters. */
export function headerOf({ headers }: Pick<CapturedMessage, 'headers'>, name: string): string | undefined {
  return headers.find(([one]) => one.toLowerCase() === name)?.[1];
}
