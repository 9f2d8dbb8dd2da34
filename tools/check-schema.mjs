// Holds every feed page of the folders (default those of the demos), and the populations of the demos, against the export's JSON
// Schema; prints the JSON pointer of each fault. Usage: node tools/check-schema.mjs [FOLDER...]
// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';

const kSchema = 'assets/schema/kringen-1.schema.json';
const kDemos = ['assets/demo', 'assets/demo-2026'];
const kPopulations = ['assets/losser/population.json', 'assets/demo-2026/population.json'];
const kFormats = {
  'date-time': (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.test(text) && !Number.isNaN(Date.parse(text)),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)),
  uri: (text) => URL.canParse(text),
  'uri-reference': (text) => URL.canParse(text, 'https://example.org/'),
  email: (text) => /^[^@\s]+@[^@\s]+$/.test(text),
};

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The residents that the reach model is made from. @param {string} file */
function checkPopulation(ajv, file) {
  const validate = ajv.getSchema(`${read(kSchema).$id}#/$defs/population`);
  if (validate(read(file))) return 0;
  for (const error of validate.errors ?? []) console.log(`${file}${error.instancePath || '/'}: ${error.message}`);
  return validate.errors?.length ?? 1;
}

/** @param {string[]} folders */
function main(folders) {
  if (!existsSync(kSchema)) {
    console.log(`There is no ${kSchema}; write it or restore it.`);
    return 1;
  }
  const ajv = new Ajv2020.default({ allErrors: true, strict: false });
  for (const [name, format] of Object.entries(kFormats)) ajv.addFormat(name, format);
  const validate = ajv.compile(read(kSchema));
  const files = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
    .filter((name) => name.endsWith('.json'));
  let [feeds, faults] = [0, 0];
  for (const file of files) {
    const feed = read(file);
    if (!String(feed.version).startsWith('https://jsonfeed.org/version/')) continue;
    feeds += 1;
    if (validate(feed)) continue;
    for (const error of (validate.errors ?? []).slice(0, 20)) {
      console.log(`${file}${error.instancePath || '/'}: ${error.message} ${JSON.stringify(error.params)}`);
      faults += 1;
    }
  }
  if (!feeds) console.log(`There is no feed in ${folders.join(' and ')}.`);
  for (const file of kPopulations) faults += checkPopulation(ajv, file);
  console.log(`${feeds} feed pages, ${faults} faults`);
  return feeds && !faults ? 0 : 1;
}

process.exitCode = main(process.argv.length > 2 ? process.argv.slice(2) : kDemos);
