import { join } from 'node:path';
import { BRIEF_JAVA } from './brief-java.ts';
import { describeClient, here } from './soap-client.ts';

// The types that gSOAP and wsimport make differ between the versions; their programs know those of version 3.

describeClient({
  name: 'gSOAP (C)',
  packages: ['gsoap', 'libgsoap-dev', 'tcc', 'libc6-dev'],
  probe: [
    'bash',
    '-c',
    'command -v wsdl2h && command -v soapcpp2 && command -v tcc && test -e /usr/include/stdsoap2.h',
  ],
  versions: ['v3'],
  soap: ['1.1', '1.2'],
  build: (address, folder) => ['bash', here('gsoap/build.sh'), address, folder],
  program: (_, folder) => [join(folder, 'walk')],
});

describeClient({
  name: 'wsdl (Mono, C#)',
  packages: ['mono-devel'],
  probe: ['bash', '-c', 'command -v wsdl && command -v mcs && command -v mono'],
  versions: ['v3', 'v2.1'],
  soap: ['1.1', '1.2'],
  build: (address, folder) => ['bash', here('mono/build.sh'), address, folder],
  program: (version, folder) => ['mono', join(folder, `walk-${version}.exe`)],
});

describeClient({
  name: 'wsimport (Java)',
  packages: ['jaxws', 'default-jdk-headless'],
  probe: ['bash', '-c', 'command -v wsimport && command -v javac'],
  versions: ['v3'],
  soap: ['1.1', '1.2'],
  build: (address, folder) => ['bash', here('wsimport/build.sh'), address, folder, ...BRIEF_JAVA],
  program: (_, folder) => [
    'java',
    ...BRIEF_JAVA,
    '-Dfile.encoding=UTF-8',
    '-cp',
    `${join(folder, 'classes')}:/usr/share/java/jaxws-rt.jar`,
    'Walk',
  ],
});
