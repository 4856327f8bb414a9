/** The day on which the vendor ends the SOAP API (fact: soap-api-ends), as messages tell it. */
export const END_OF_SOAP = '1 March 2027';

/** The same day for programs. */
export const DAY_SOAP_ENDS = '2027-03-01';
