import { visibleJson } from '../../base/visible-json.ts';
import { type Drift, isBreaking } from './drift.ts';

/** Drift for programs. */
export function driftJson(drift: Drift): string {
  const { service, version, title, changes, consumer } = drift;
  const report = {
    service,
    version,
    wsdl: title,
    breaking: isBreaking(drift),
    consumer: consumer && { ...consumer, retiring: Object.fromEntries(consumer.retiring) },
    changes,
  };
  return visibleJson(report);
}
