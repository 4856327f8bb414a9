import { describeClient, here } from './soap-client.ts';

// Debian's python3 by its path: its packages are not in a Python that stands before it in PATH.
const PYTHON = '/usr/bin/python3';

describeClient({
  name: 'node-soap',
  packages: [],
  probe: [process.execPath, '--version'],
  versions: ['v3', 'v2.1'],
  soap: ['1.1', '1.2'],
  build: null,
  program: () => [process.execPath, here('node-soap/walk.mjs')],
});

describeClient({
  name: 'zeep (Python)',
  packages: ['python3-zeep'],
  probe: [PYTHON, '-c', 'import zeep'],
  versions: ['v3', 'v2.1'],
  soap: ['1.1', '1.2'],
  build: null,
  program: () => [PYTHON, here('zeep/walk.py')],
});

describeClient({
  name: 'suds (Python)',
  packages: ['python3-suds'],
  probe: [PYTHON, '-c', 'import suds'],
  versions: ['v3', 'v2.1'],
  soap: ['1.1'],
  build: null,
  program: () => [PYTHON, here('suds/walk.py')],
});

describeClient({
  name: 'SoapClient (PHP)',
  packages: ['php-cli', 'php-soap'],
  probe: ['php', '-r', 'new ReflectionClass("SoapClient");'],
  versions: ['v3', 'v2.1'],
  soap: ['1.1', '1.2'],
  build: null,
  program: () => ['php', here('php/walk.php')],
});

describeClient({
  name: 'SOAP::Lite (Perl)',
  packages: ['libsoap-lite-perl'],
  probe: ['perl', '-MSOAP::Lite', '-MJSON::PP', '-e', '1'],
  versions: ['v3', 'v2.1'],
  soap: ['1.1', '1.2'],
  build: null,
  program: (_, folder) => ['perl', here('perl/walk.pl'), folder],
});
