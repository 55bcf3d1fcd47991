/** Loads the bundled corpus into the database of its first argument; says how far it is. */
import { loadBundledCorpus } from '../../src/server/load-bundled-corpus.js';
import { openStore } from '../../src/store/open-store.js';

const store = await openStore(process.argv[2] ?? '');
await loadBundledCorpus(store, { onProgress: (_, text) => process.stdout.write(`${text}\n`) });
await store.close();
