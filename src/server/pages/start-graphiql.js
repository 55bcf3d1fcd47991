// Starts GraphiQL in the page of graphiql-page.ts, which names the workers and the examples in a JSON block.
const { workers, tabs } = JSON.parse(document.getElementById('start').textContent);

self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) => workers[label] ?? workers.editorWorkerService,
};

// A link may bring a query and its variables: they stand first, the examples after them. Without one, GraphiQL goes on
// where this browser left it. GraphiQL keeps the query in the address while somebody edits, but not the variables.
const address = new URL(location.href);
const query = address.searchParams.get('query') ?? undefined;
const variables = address.searchParams.get('variables') ?? undefined;
address.searchParams.delete('variables');
history.replaceState({}, '', address);

const linked = query === undefined ? [] : [{ query, variables }];
self.YogaGraphiQL.renderYogaGraphiQL(document.getElementById('graphiql'), {
  title: 'papergraph',
  endpoint: location.pathname,
  defaultTabs: [...linked, ...tabs.filter((tab) => tab.query !== query)],
  initialQuery: query,
  initialVariables: variables,
});
