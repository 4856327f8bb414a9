import { printDocument } from '../../base/xml/write.ts';
import type { MigratedOperation, Migration } from '../../contracts/control/migration.ts';
import { reported } from '../reports/junit-element.ts';

/** JUnit's XML, as CI servers read it: a test case an operation, which fails where no successor is known. */
export function migrationJunit({ operations }: Migration, title: string): string {
  const counts = {
    tests: operations.length,
    failures: operations.filter(({ verdict }) => verdict === 'gap').length,
    errors: 0,
    time: '0.000',
  };
  const suite = reported('testsuite', { name: title, ...counts, skipped: 0 }, operations.map(testCase));
  return `${printDocument(reported('testsuites', { name: 'nmbrs-mock migrate', ...counts }, [suite]))}\n`;
}

function testCase(operation: MigratedOperation) {
  const [service = ''] = operation.operation.split('.');
  const attributes = { name: operation.operation, classname: service, time: '0.000' };
  if (operation.verdict === 'gap') {
    const message = `No successor known. ${operation.says ?? ''}`.trimEnd();
    return reported('testcase', attributes, [reported('failure', { message, type: 'gap' }, message)]);
  }
  return reported('testcase', attributes);
}
