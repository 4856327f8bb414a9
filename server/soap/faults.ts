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

/** An answer that is only a status: what ASMX gives instead of a fault for XML that cannot be read, or a wrong type. */
export class BareStatus extends Error {
  readonly status: 400 | 415;

  constructor(status: 400 | 415, reason: string) {
    super(reason);
    this.name = 'BareStatus';
    this.status = status;
  }
}

/** What a message lacks, in the words of the framework. */
export const MISSING_ENVELOPE = 'Request format is invalid: Missing required soap:Envelope element.';
export const MISSING_BODY = 'Request format is invalid: Missing required soap:Body element.';

/** The texts of the framework, to the letter (asmx.md). */
export const faults = {
  /** An error of the service itself; the one without a number keeps its bare text (errors of SingleSignOn). */
  nmbrs({ code, message }: NmbrsError): SoapFault {
    return new SoapFault('Server', unableToProcess(message), code);
  },

  /** Malformed XML, or no envelope or body, met while the operation was still being looked for. */
  unroutable(reason: string): SoapFault {
    return new SoapFault('Server', unableToProcess(reason));
  },

  unknownSoapAction(action: string): SoapFault {
    return new SoapFault(
      'Client',
      `Server did not recognize the value of HTTP Header SOAPAction: ${action}.`,
    );
  },

  noAction(): SoapFault {
    return new SoapFault(
      'Client',
      'Unable to handle request without a valid action parameter. Please supply a valid soap action.',
    );
  },

  unknownAction(action: string): SoapFault {
    return new SoapFault('Client', `Unable to handle request. The action '${action}' was not recognized.`);
  },

  versionMismatch(namespace: string): SoapFault {
    const expected = ENVELOPE_NAMESPACE['1.1'];
    return new SoapFault(
      'VersionMismatch',
      `Possible SOAP version mismatch: Envelope namespace ${namespace} was unexpected. Expecting ${expected}.`,
    );
  },

  missingEnvelope(): SoapFault {
    return unableToRead(MISSING_ENVELOPE);
  },

  missingBody(): SoapFault {
    return unableToRead(MISSING_BODY);
  },

  /** A value that does not parse; line and column count from 1. */
  unreadableValue(line: number, column: number, inner: string): SoapFault {
    return unableToRead(`There is an error in XML document (${line}, ${column}). ---> ${inner}`);
  },

  /** A limit of this mock, not of the real service, and the text says so. */
  overLimit(explanation: string): SoapFault {
    return unableToRead(explanation);
  },

  /** ASP.NET's own limit on the length of a request, as its users know it. */
  requestTooLong(limit: number): SoapFault {
    return new SoapFault(
      'Server',
      `There was an exception running the extensions specified in the config file. ---> Maximum request length exceeded. (nmbrs-mock reads at most ${limit} bytes; --max-body changes that.)`,
    );
  },

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
