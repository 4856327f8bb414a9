import type { SoapVersion } from '../protocol.ts';

/** Of WSDL 1.1. */
export const WSDL_NAMESPACE = 'http://schemas.xmlsoap.org/wsdl/';

/** Of the elements in which a binding says how it speaks SOAP. */
export const BINDING_NAMESPACE: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/wsdl/soap/',
  '1.2': 'http://schemas.xmlsoap.org/wsdl/soap12/',
};

/** Where ASMX declares `guid`, for which XML Schema has no type; nothing else is in it. */
export const MICROSOFT_TYPES_NAMESPACE = 'http://microsoft.com/wsdl/types/';
