import { causesOf } from '../../../contracts/causes.ts';
import type { DescribedOperation } from '../../../contracts/control/operations.ts';
import { marksOf } from '../../../contracts/facts/facts.ts';
import { NMBRS_ERRORS } from '../../../contracts/interface/errors.ts';
import { ignoredLeavesOf } from '../../../contracts/interface/leaves.ts';
import type { Operation } from '../../../contracts/interface/model.ts';
import { usedElsewhere } from '../../../contracts/interface/used-elsewhere.ts';
import { coverageOf } from '../../operations/coverage.ts';
import { refusalsOf } from '../../operations/refusals.ts';
import { operationLink, serviceLink, WSDL_LINK } from '../../soap/description/links.ts';
import { placeholder, requestMessage, responseMessage } from '../../soap/description/sample-message.ts';
import { SOAP_VERSIONS } from '../../soap/protocol.ts';
import { fieldTree } from './field-tree.ts';
import { listedError, listedOperation } from './list-operations.ts';

/** An operation, with all that its page tells of it and its signature as data. */
export function describeOperation(operation: Operation): DescribedOperation {
  const { soapAction, provenance, request, result, service } = operation;
  const { href } = serviceLink(service);
  return {
    ...listedOperation(operation),
    verified: coverageOf(operation).verified,
    soapAction,
    evidence: provenance.evidence,
    notes: provenance.notes,
    arguments: request.map((field) => fieldTree(field)),
    result: result && fieldTree(result),
    ignores: ignoredLeavesOf(operation).map((leaf) => ({
      path: leaf.path,
      usedBy: usedElsewhere(operation, leaf)?.name ?? null,
    })),
    errors: refusalsOf(operation).map((name) => ({
      ...listedError(name),
      causes: causesOf(operation, NMBRS_ERRORS[name].code),
    })),
    marks: marksOf(operation.marks).map(({ id, says, confidence, source }) => {
      return { id, says, confidence, source };
    }),
    samples: SOAP_VERSIONS.map((soapVersion) => ({
      soapVersion,
      request: requestMessage(operation, soapVersion, placeholder),
      response: responseMessage(operation, soapVersion, placeholder),
    })),
    links: { page: href + operationLink(operation.name).href, service: href, wsdl: href + WSDL_LINK.href },
  };
}
