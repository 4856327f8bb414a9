// What each module that is named gives out, into a file; loading some prints.
import { writeFileSync } from 'node:fs';

const [file, ...paths] = process.argv.slice(2);
const names = {};
for (const path of paths) names[path] = Object.keys(await import(path));
writeFileSync(file, JSON.stringify(names));
