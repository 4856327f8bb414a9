/** A text is no WSDL that could be compared; the message names it, what is wrong and what would help. */
export class WsdlError extends Error {
  constructor(title: string, message: string) {
    super(`${title}: ${message}`);
    this.name = 'WsdlError';
  }
}
