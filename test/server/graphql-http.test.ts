import { serverAudits } from 'graphql-http';
import { describe, it } from 'vitest';
import { makeApp } from './make-app.js';

/** The GraphQL over HTTP working group's own suite: every MUST, SHOULD and MAY. */
describe('GraphQL over HTTP', () => {
  const { app } = makeApp();
  for (const audit of serverAudits({ url: 'http://localhost/graphql', fetchFn: app.fetch })) {
    it(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      if (result.status !== 'ok') throw new Error(`${result.status}: ${result.reason}`);
    });
  }
});
