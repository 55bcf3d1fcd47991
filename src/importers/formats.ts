import type { Importer } from './importer.js';

/** Every format, asked in this order: the first whose `detect` says yes reads the file. */
export const importers: readonly Importer[] = [];
