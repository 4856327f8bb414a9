/** Part of `npm run generate`: writes the page of the coverage. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import { COVERAGE_PAGE, renderCoveragePage } from './coverage-page.ts';

writeFileSync(join(packageRoot, COVERAGE_PAGE), renderCoveragePage(catalogue.services));
console.log(`wrote ${COVERAGE_PAGE}`);
