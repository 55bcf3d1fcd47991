import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Route } from '../plugins/use-routes.js';
import { takesGzip } from '../takes-gzip.js';

export interface Asset {
  type: string;
  text: () => Promise<string>;
}

export const scriptType = 'text/javascript; charset=utf-8';
export const styleType = 'text/css; charset=utf-8';
const graphiqlVersion: string = createRequire(import.meta.url)('@graphql-yoga/render-graphiql/package.json').version;

/** GraphiQL as the package ships it: 8 MB of strings in one module, so it is loaded only where somebody opens it. */
const graphiqlAsset = (name: 'js' | 'css' | 'editorWorkerService' | 'jsonWorker' | 'graphqlWorker', type: string) => ({
  type,
  text: async () => (await import('@graphql-yoga/render-graphiql/graphiql'))[name],
});

const ownAsset = (file: string, type: string) => ({
  type,
  text: async () => readFileSync(join(import.meta.dirname, file), 'utf8'),
});

/** Addresses that hold a version or a hash, so that a browser may keep what it got for good. */
export const graphiqlPaths = {
  script: `/assets/graphiql-${graphiqlVersion}/graphiql.js`,
  style: `/assets/graphiql-${graphiqlVersion}/graphiql.css`,
  editorWorker: `/assets/graphiql-${graphiqlVersion}/editor-worker.js`,
  jsonWorker: `/assets/graphiql-${graphiqlVersion}/json-worker.js`,
  graphqlWorker: `/assets/graphiql-${graphiqlVersion}/graphql-worker.js`,
  start: hashedPath('start-graphiql.js'),
};
export const palettePath = hashedPath('palette.css');
export const homeStylePath = hashedPath('home.css');
export const iconPath = hashedPath('icon.svg');

const assets = new Map<string, Asset>([
  [graphiqlPaths.script, graphiqlAsset('js', scriptType)],
  [graphiqlPaths.style, graphiqlAsset('css', styleType)],
  [graphiqlPaths.editorWorker, graphiqlAsset('editorWorkerService', scriptType)],
  [graphiqlPaths.jsonWorker, graphiqlAsset('jsonWorker', scriptType)],
  [graphiqlPaths.graphqlWorker, graphiqlAsset('graphqlWorker', scriptType)],
  [graphiqlPaths.start, ownAsset('start-graphiql.js', scriptType)],
  [palettePath, ownAsset('palette.css', styleType)],
  [homeStylePath, ownAsset('home.css', styleType)],
  [iconPath, ownAsset('icon.svg', 'image/svg+xml')],
]);

/** The routes of every file that a page needs; nothing comes from another host. */
export function assetRoutes(): [path: string, route: Route][] {
  return [...assets].map(([path, asset]) => [path, assetRoute(asset)]);
}

/** A file that stays as it is under its address. */
export function assetRoute({ type, text }: Asset): Route {
  let plain: Promise<Buffer> | undefined;
  let packed: Promise<Buffer> | undefined;
  return async ({ request, fetchAPI }) => {
    plain ??= text().then((content) => Buffer.from(content));
    const isPacked = takesGzip(request);
    if (isPacked) packed ??= plain.then((content) => promisify(gzip)(content));
    const body = await (isPacked && packed ? packed : plain);
    return new fetchAPI.Response(new Uint8Array(body), {
      headers: {
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
        ...(isPacked && { 'content-encoding': 'gzip' }),
      },
    });
  };
}

function hashedPath(file: string): string {
  const content = readFileSync(join(import.meta.dirname, file));
  return `/assets/${createHash('sha256').update(content).digest('hex').slice(0, 12)}/${file}`;
}
