import type { Route } from '../plugins/use-routes.js';
import { type Asset, assetRoute, scriptType, styleType } from './assets.js';
import { type ExplorerFiles, loadExplorerFiles } from './explorer-files.js';
import { explorerPage } from './explorer-page.js';
import { pageResponse } from './page-response.js';

const page = '/explore';
const assets = '/assets/explorer/';

/** Routes of the explorer: its page at /explore and everything below, and its two files, which are read when first asked for. */
export function explorerRoutes(): { exact: [path: string, route: Route][]; below: [prefix: string, route: Route][] } {
  let loading: Promise<ExplorerFiles> | undefined;
  const files = () => {
    loading ??= loadExplorerFiles();
    return loading;
  };
  const pathOf = async (name: string) => `${assets}${(await files()).hash}/${name}`;
  const paths = async () => ({ script: await pathOf('explorer.js'), style: await pathOf('explorer.css') });

  const script = assetRoute({ type: scriptType, text: async () => (await files()).script } satisfies Asset);
  const style = assetRoute({ type: styleType, text: async () => (await files()).style } satisfies Asset);
  const pageRoute: Route = async ({ fetchAPI }) => pageResponse(fetchAPI, explorerPage(await paths()));
  const assetsRoute: Route = async (request) => {
    const known = await paths();
    if (request.url.pathname === known.script) return script(request);
    if (request.url.pathname === known.style) return style(request);
    return undefined;
  };
  return {
    exact: [[page, pageRoute]],
    below: [
      [`${page}/`, pageRoute],
      [assets, assetsRoute],
    ],
  };
}
