const { writeFileSync } = require('node:fs');

const [file, ...paths] = process.argv.slice(2);
const names = {};
for (const path of paths) names[path] = Object.keys(require(path));
writeFileSync(file, JSON.stringify(names));
