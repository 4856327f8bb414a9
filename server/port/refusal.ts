/** A client gets no connection to where it wants to. The message names the host, the reason and the remedy. */
export class Refusal extends Error {
  readonly status: 400 | 403 | 502 | 503 | 508;

  constructor(status: Refusal['status'], message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
  }

  /** What is answered, beside the length. */
  get headers(): Readonly<Record<string, string>> {
    return {
      'Content-Type': 'text/plain; charset=utf-8',
      ...(this.status === 503 && { 'Retry-After': '1' }),
      Connection: 'close',
    };
  }

  /** It says which program refuses: the client may believe that it asked another one. */
  get body(): string {
    return `nmbrs-mock: ${this.message}\n`;
  }
}
