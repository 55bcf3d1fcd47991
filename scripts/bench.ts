/**
 * The benchmarks, by name: `npm run bench -- graph | http | snapshot | latency | ...`, each with options of its own.
 * Figures are printed, never committed by a script; nothing here is a test. `npm run bench -- graph --help` tells its options.
 */
import { describeError } from '../src/cli/describe-error.js';
import { asksForHelp, headOf } from './help.js';

const [name, ...rest] = process.argv.slice(2);
const benches: Record<string, () => Promise<unknown>> = {
  graph: () => import('./bench/graph.js'),
  http: () => import('./bench/http.js'),
  snapshot: () => import('./bench/snapshot.js'),
  latency: () => import('./bench/latency.js'),
  identity: () => import('./bench/identity.js'),
  organizations: () => import('./bench/organizations.js'),
  topics: () => import('./bench/topics.js'),
  import: () => import('./bench/import.js'),
  resume: () => import('./bench/resume.js'),
  'topics-lineage': () => import('./bench/topics-lineage.js'),
};

const bench = benches[name ?? ''];
if (bench !== undefined && asksForHelp(rest)) {
  console.log(headOf(new URL(`bench/${name}.ts`, import.meta.url).href));
} else if (bench !== undefined) {
  // Each reads the options that follow its name.
  process.argv.splice(2, process.argv.length, ...rest);
  await bench().catch((error: NodeJS.ErrnoException) => {
    if (error.code?.startsWith('ERR_PARSE_ARGS'))
      fail(`bench ${name}: ${error.message.split('.')[0]}; npm run bench -- ${name} --help lists the options`);
    else fail(describeError(error, Boolean(process.env.PAPERGRAPH_DEBUG)));
  });
} else if (asksForHelp([name ?? '--help'])) {
  console.log(`${headOf(import.meta.url)}\n\n  ${Object.keys(benches).join('\n  ')}`);
} else fail(`bench: '${name}' is none of ${Object.keys(benches).join(', ')}`);

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
