import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a module as a worker thread.
 *
 * @param file name of the module without extension, in the folder of the module that asks
 * @param beside `import.meta.url` of the module that asks
 */
export function startWorker(file: string, beside: string, options: WorkerOptions = {}): Worker {
  if (!beside.endsWith('.ts')) return new Worker(new URL(`${file}.js`, beside), options);
  // From the sources, as tests and scripts run: Node 20 runs no TypeScript, and its workers don't inherit tsx.
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const entry = JSON.stringify(new URL(`${file}.ts`, beside).href);
  const start = `import { register } from ${tsx}; register(); await import(${entry});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(start)}`), options);
}
