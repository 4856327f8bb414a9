import { nearestName } from '../../base/nearest-name.ts';
import { visibleLine } from '../../base/visible-text.ts';
import type { Finding } from '../../contracts/finding.ts';
import type { ServiceContract } from '../../contracts/interface/model.ts';
import { BareStatus, SoapFault } from './faults.ts';

/** The fault over a request that was refused unread, and what was wrong with it, for the harness to judge. */
export class UnreadFault extends SoapFault {
  readonly findings: readonly Finding[];

  constructor({ code, message }: SoapFault, findings: readonly Finding[]) {
    super(code, message);
    this.findings = findings;
  }
}

/** The fault over an action that no operation of the service has. */
export function unknownOperation(fault: SoapFault, action: string, service: ServiceContract): UnreadFault {
  const { name, operations } = service;
  const requested = action.slice(action.lastIndexOf('/') + 1);
  const nearest = nearestName(
    requested,
    operations.map((operation) => operation.name),
  );
  const intended = service.operation(nearest ?? '')?.soapAction ?? null;
  const message = `The action '${action}' names no operation of ${name}; the request was refused unread.`;
  return new UnreadFault(fault, [
    {
      ...WHOLE_REQUEST,
      kind: 'unknown-operation',
      path: action,
      found: action,
      nearest: intended,
      message: visibleLine(message),
    },
  ]);
}

/** What was wrong with a request that was refused before its arguments were known. */
export function findingsOfUnread(error: unknown): readonly Finding[] {
  if (error instanceof UnreadFault) return error.findings;
  if (!(error instanceof SoapFault || error instanceof BareStatus)) return [];
  const message = `The request was refused unread: ${error.message.replace(/\.$/, '')}.`;
  return [
    {
      ...WHOLE_REQUEST,
      kind: 'unreadable',
      path: '',
      found: '',
      nearest: null,
      message: visibleLine(message),
    },
  ];
}

const WHOLE_REQUEST = { line: 1, column: 1, expected: null, used: 'nothing' };
