import { faults } from './faults.ts';
import { type SoapVersion, versionOfEnvelope } from './protocol.ts';

/**
 * The version of a message by the namespace of its root, which need not be an Envelope yet.
 * @param onVersion told of it before anything is thrown: what follows is answered in that version.
 * @throws SoapFault for any other namespace, which the service answers in 1.1.
 */
export function establishVersion(namespace: string, onVersion: (version: SoapVersion) => void): SoapVersion {
  const version = versionOfEnvelope(namespace);
  onVersion(version ?? '1.1');
  if (version === null) throw faults.versionMismatch(namespace);
  return version;
}
