/**
 * How sure the interface of an operation or type is: `certain` was seen in a WSDL or on an operation page, `high`
 * stands in two clients or in one that shows request and answer, `low` is inferred.
 */
export type Confidence = 'certain' | 'high' | 'low';

/** Where a name, type or operation was seen: `wsdl-2.1`, `op-page-v3`, `sdk-python`, `inferred` ... */
export type Evidence = string;

export interface Provenance {
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  readonly notes: readonly string[];
}
