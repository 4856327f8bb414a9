import type { ReadyFault } from '../../contracts/answers/ready-answer.ts';
import type { NmbrsError } from '../../contracts/interface/errors.ts';
import { ENVELOPE_NAMESPACE } from './protocol.ts';

/** In the words of SOAP 1.1; the writer turns Server and Client into Receiver and Sender for 1.2. */
export type FaultCode = 'Server' | 'Client' | 'MustUnderstand' | 'VersionMismatch';

/** A fault the client gets, with the text it gets. */
export class SoapFault extends Error {
  readonly code: FaultCode;
  /** The number of an error of the service itself; null for the framework's faults. */
  readonly nmbrsCode: number | null;

  constructor(code: FaultCode, message: string, nmbrsCode: number | null = null) {
    super(message);
    this.name = 'SoapFault';
    this.code = code;
    this.nmbrsCode = nmbrsCode;
  }
}

/** 404 and 410 are for an address at which nothing is any more. */
type Status = 400 | 404 | 410 | 415;

/** An answer that is only a status, for XML that cannot be read or a wrong content type (fact: wire-fault-status). */
export class BareStatus extends Error {
  readonly status: Status;

  constructor(status: Status, reason: string) {
    super(reason);
    this.name = 'BareStatus';
    this.status = status;
  }
}

/** What a message lacks, in the words of the framework. */
export const MISSING_ENVELOPE = 'Request format is invalid: Missing required soap:Envelope element.';
export const MISSING_BODY = 'Request format is invalid: Missing required soap:Body element.';

/** The texts of the framework, to the letter (fact: wire-fault-text). */
export const faults = {
  /** An error of the service itself; the one without a number keeps its bare text (errors of SingleSignOn). */
  nmbrs({ code, message }: NmbrsError): SoapFault {
    return new SoapFault('Server', unableToProcess(message), code);
  },

  /** One that was chosen: with the number of an error in the words of the framework, without one just as it says. */
  chosen({ side, code, text }: ReadyFault): SoapFault {
    return new SoapFault(side, code === null ? text : unableToProcess(text), code);
  },

  /**
   * Malformed XML, or no envelope or body, met while the operation was looked for (fact: wire-malformed-while-routing).
   */
  unroutable(reason: string): SoapFault {
    return new SoapFault('Server', unableToProcess(reason));
  },

  /** Over a SOAPAction that is no operation's (fact: wire-soap-action-unknown). */
  unknownSoapAction(action: string): SoapFault {
    return new SoapFault(
      'Client',
      `Server did not recognize the value of HTTP Header SOAPAction: ${action}.`,
    );
  },

  /** Over a request in which nothing names an operation (fact: wire-no-action). */
  noAction(): SoapFault {
    return new SoapFault(
      'Client',
      'Unable to handle request without a valid action parameter. Please supply a valid soap action.',
    );
  },

  /** The same, where an action was sent (fact: wire-action-unknown). */
  unknownAction(action: string): SoapFault {
    return new SoapFault('Client', `Unable to handle request. The action '${action}' was not recognized.`);
  },

  /** Over an envelope in another namespace (fact: wire-version-mismatch). */
  versionMismatch(namespace: string): SoapFault {
    const expected = ENVELOPE_NAMESPACE['1.1'];
    return new SoapFault(
      'VersionMismatch',
      `Possible SOAP version mismatch: Envelope namespace ${namespace} was unexpected. Expecting ${expected}.`,
    );
  },

  /** Over another root (fact: wire-no-envelope). */
  missingEnvelope(): SoapFault {
    return unableToRead(MISSING_ENVELOPE);
  },

  /** Over an envelope without Body (fact: wire-no-body). */
  missingBody(): SoapFault {
    return unableToRead(MISSING_BODY);
  },

  /** A value that does not parse (fact: wire-unreadable); line and column count from 1. */
  unreadableValue(line: number, column: number, inner: string): SoapFault {
    return unableToRead(`There is an error in XML document (${line}, ${column}). ---> ${inner}`);
  },

  /** A limit of this mock, not of the real service, and the text says so. */
  overLimit(explanation: string): SoapFault {
    return unableToRead(explanation);
  },

  /** ASP.NET's own limit on the length of a request, as its users know it (mark: wire-request-length). */
  requestTooLong(limit: number): SoapFault {
    return new SoapFault(
      'Server',
      `There was an exception running the extensions specified in the config file. ---> Maximum request length exceeded. (nmbrs-mock reads at most ${limit} bytes; --max-body changes that.)`,
    );
  },

  /** What this mock holds, and not the real service, is full; the text says so. */
  noRoom(explanation: string): SoapFault {
    return new SoapFault('Server', unableToProcess(explanation));
  },

  /** Over a header entry that demands to be understood (fact: wire-must-understand). */
  notUnderstood(header: string): SoapFault {
    return new SoapFault('MustUnderstand', `SOAP header ${header} was not understood.`);
  },
};

function unableToProcess(inner: string): string {
  return `Server was unable to process request. ---> ${inner}`;
}

function unableToRead(inner: string): SoapFault {
  return new SoapFault('Client', `Server was unable to read request. ---> ${inner}`);
}
