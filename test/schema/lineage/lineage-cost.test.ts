import { type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { defaultConfig } from '../../../src/config.js';
import { schema } from '../../../src/schema/index.js';
import { queryCost } from '../../../src/server/query-cost.js';

function costOf(selection: string): number {
  const document = parse(`{ topic(ref: "experts") { lineage(maxNodes: 1000) { ${selection} } } }`);
  return queryCost(schema, document, document.definitions[0] as OperationDefinitionNode, {}).points;
}

test.each([
  [
    'the graph, with what was cut',
    'nodes { paper { key title date } criticality pathShare } edges { source { paper { key } } target { paper { key } } pathShare } truncated { reason omittedNodes omittedEdges countsExact }',
  ],
  ['a file of it', 'export(format: GRAPHML) truncated { reason omittedNodes omittedEdges countsExact }'],
])('the largest lineage may be asked for: %s', (_, selection) => {
  expect(costOf(selection)).toBeLessThanOrEqual(defaultConfig.limits.maxCost);
});
