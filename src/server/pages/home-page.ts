import type { Example } from '../../schema/examples.js';
import type { Holding } from '../holdings.js';
import { homeStylePath, iconPath, palettePath } from './assets.js';
import { variablesText } from './graphiql-page.js';
import { escapeHtml } from './page-response.js';

export interface HomeFacts {
  /** In the order shown. */
  holdings: readonly Holding[];
  dataVersion: number;
  softwareVersion: string;
  examples: readonly Example[];
}

/** The plain page at '/': what is here, and the ways in. */
export function homePage(facts: HomeFacts): string {
  const { holdings, dataVersion, softwareVersion, examples } = facts;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="A knowledge graph server for scholarly papers">
<meta name="color-scheme" content="light dark">
<title>papergraph</title>
<link rel="icon" href="${escapeHtml(iconPath)}">
<link rel="stylesheet" href="${escapeHtml(palettePath)}">
<link rel="stylesheet" href="${escapeHtml(homeStylePath)}">
</head>
<body>
<header>
<img src="${escapeHtml(iconPath)}" alt="" width="48" height="48">
<h1>papergraph</h1>
<p>A knowledge graph of scholarly papers: who wrote what with whom, through which papers, since when. You look around, or ask in GraphQL.</p>
<form class="search" action="/explore/search" role="search">
<input type="search" name="q" aria-label="Search papers, people and topics" placeholder="A person, a paper, a topic" required>
<button class="button">Search</button>
</form>
<p class="ways"><a class="button" href="/explore">Explore</a> <a class="button second" href="/graphql">Open GraphiQL</a></p>
</header>
<main>
<section aria-labelledby="holds">
<h2 id="holds">What it holds</h2>
<dl>
${holdings.map(({ label, count }) => `<div><dt>${escapeHtml(label)}</dt><dd>${count.toLocaleString('en')}</dd></div>`).join('\n')}
</dl>
</section>
<section aria-labelledby="try">
<h2 id="try">Try one of these</h2>
<ul class="examples">
${examples.map(exampleItem).join('\n')}
</ul>
</section>
<section aria-labelledby="own">
<h2 id="own">Load your own</h2>
<p><code>npx papergraph import FILE...</code> adds your files to what is here while the server runs. <code>npx papergraph import --help</code> tells which formats it reads.</p>
</section>
</main>
<footer>
<p>papergraph ${escapeHtml(softwareVersion)} · data version ${dataVersion}</p>
</footer>
</body>
</html>
`;
}

function exampleItem({ title, query, variables }: Example): string {
  const given = variablesText(variables);
  const search = new URLSearchParams({ query, ...(given && { variables: given }) });
  return `<li>
<h3><a href="/graphql?${escapeHtml(search.toString())}">${escapeHtml(title)}</a></h3>
<pre tabindex="0" aria-label="Query: ${escapeHtml(title)}"><code>${escapeHtml(query.trim())}</code></pre>
</li>`;
}
