/** Fills the page of the figures from the kept results; `npm run generate` runs it. */
import { writePage } from './page.ts';

writePage();
