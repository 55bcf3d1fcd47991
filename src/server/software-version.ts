import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the package: prisma, package.json and README.md are there, from src and from dist alike. */
export const packageRoot = join(import.meta.dirname, '../..');

/** As package.json says. */
export const softwareVersion: string = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version;
