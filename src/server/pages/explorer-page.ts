import { iconPath } from './assets.js';
import { escapeHtml } from './page-response.js';

/** The page at /explore and below it: one shell for all of them, the script draws what the address says. */
export function explorerPage({ script, style }: { script: string; style: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="People, papers and topics of this knowledge graph, and how they hang together">
<meta name="color-scheme" content="light dark">
<title>papergraph: explore</title>
<link rel="icon" href="${escapeHtml(iconPath)}">
<link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body>
<noscript>The explorer needs JavaScript. The same data are answered at /graphql, by POST and by GET with ?query=.</noscript>
<div id="explorer" data-icon="${escapeHtml(iconPath)}"></div>
<script src="${escapeHtml(script)}" type="module"></script>
</body>
</html>
`;
}
