import type { Example } from '../../schema/examples.js';
import { graphiqlPaths, iconPath } from './assets.js';
import { escapeHtml } from './page-response.js';

/** GraphiQL with the examples in its tabs, and everything it needs from this server. */
export function graphiqlPage(examples: readonly Example[]): string {
  const start = {
    workers: {
      editorWorkerService: graphiqlPaths.editorWorker,
      json: graphiqlPaths.jsonWorker,
      graphql: graphiqlPaths.graphqlWorker,
    },
    tabs: examples.map(({ query, variables }) => ({ query, variables: variablesText(variables) })),
  };
  // In a data block only '<' could end the block early.
  const startJson = JSON.stringify(start).replaceAll('<', '\\u003c');
  // GraphiQL leaves its tabs shifted and shows the shift of the one that is pressed, which moves away before the click is done.
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>papergraph: GraphiQL</title>
<link rel="icon" href="${escapeHtml(iconPath)}">
<link rel="stylesheet" href="${escapeHtml(graphiqlPaths.style)}">
<style>html, body, #graphiql { height: 100%; margin: 0 } .graphiql-tab { transform: none !important }</style>
</head>
<body>
<noscript>GraphiQL needs JavaScript. The same address answers GraphQL over HTTP, by POST and by GET with ?query=.</noscript>
<div id="graphiql"></div>
<script type="application/json" id="start">${startJson}</script>
<script src="${escapeHtml(graphiqlPaths.script)}" defer></script>
<script src="${escapeHtml(graphiqlPaths.start)}" defer></script>
</body>
</html>
`;
}

/** Variables as GraphiQL's editor shows them and its address takes them. */
export function variablesText(variables: Example['variables']): string | undefined {
  return variables && JSON.stringify(variables, undefined, 2);
}
