/**
 * The benchmarks, by name: `npm run bench -- graph | http | snapshot | latency | ...`, each with options of its own.
 * Figures are printed, never committed by a script; nothing here is a test.
 */
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
if (bench === undefined) {
  console.error(`bench: '${name ?? ''}' is none of ${Object.keys(benches).join(', ')}`);
  process.exitCode = 1;
} else {
  // Each reads the options that follow its name.
  process.argv.splice(2, process.argv.length, ...rest);
  await bench();
}
