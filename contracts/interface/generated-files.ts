import type { Catalogue } from './catalogue.ts';
import { VERSIONS } from './model.ts';
import { renderIndex, renderTypes, renderVersionIndex } from './render-types.ts';

/** Every generated file with its text, by its path from the root of the package. */
export function generatedFiles({ services }: Catalogue): Map<string, string> {
  const files = new Map<string, string>();
  for (const service of services) {
    const newer =
      service.version === 'v3'
        ? undefined
        : services.find(({ name, version }) => name === service.name && version === 'v3');
    files.set(path(`${service.version}/${service.name}.ts`), renderTypes(service, newer ?? null));
  }
  for (const version of VERSIONS)
    files.set(
      path(`${version}/index.ts`),
      renderVersionIndex(services.filter((service) => service.version === version)),
    );
  files.set(path('index.ts'), renderIndex(services));
  return files;
}

function path(file: string): string {
  return `contracts/interface/generated/${file}`;
}
