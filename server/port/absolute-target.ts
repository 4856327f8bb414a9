/** The target of a request as clients send it to their proxy: `http://api.nmbrs.nl/soap/v3/EmployeeService.asmx`. */
export interface AbsoluteTarget {
  readonly scheme: 'http' | 'https';
  /** As the client wrote it, with its port where it names one. */
  readonly host: string;
  /** From the path on; it may be empty. */
  readonly path: string;
}

/** Null for what is none, such as a path alone. */
export function readAbsoluteTarget(url: string): AbsoluteTarget | null {
  const [, scheme = '', host, path = ''] = /^(https?):\/\/([^/?#]+)(.*)$/is.exec(url) ?? [];
  if (host === undefined) return null;
  return { scheme: scheme.toLowerCase() === 'https' ? 'https' : 'http', host, path };
}
