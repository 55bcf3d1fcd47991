import { describe, expect, it } from 'vitest';
import { makeApp } from './make-app.js';

describe('errors', () => {
  it('reach the client with code, hint and details where they were raised on purpose', async () => {
    const { ask, errors } = makeApp();
    const { status, body } = await ask('{ refused }');
    expect(status).toBe(200);
    expect(body).toEqual({
      data: { refused: null },
      errors: [
        {
          message: 'no author is "x"',
          path: ['refused'],
          locations: [{ line: 1, column: 3 }],
          extensions: { code: 'NOT_FOUND', hint: 'did you mean y', value: 'x' },
        },
      ],
    });
    expect(errors).toEqual([]);
  });

  it('are no errors of the server where the client has left', async () => {
    const { app, errors } = makeApp();
    const leaving = new AbortController();
    const asked = app.fetch('http://localhost/graphql?query={slow(ms:5000)}', {
      headers: { accept: 'application/json' },
      signal: leaving.signal,
    });
    setTimeout(() => leaving.abort(), 100);
    await asked.then(
      (response) => response.text(),
      () => {},
    );
    expect(errors).toEqual([]);
  });

  it('are masked where nobody raised them on purpose, and logged with the id that the client got', async () => {
    const { ask, errors } = makeApp();
    const { body } = await ask('{ broken }');
    expect(JSON.stringify(body)).not.toContain('hunter2');
    expect(body.errors).toEqual([
      {
        message: 'Unexpected error',
        path: ['broken'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'INTERNAL_SERVER_ERROR', id: expect.any(String) },
      },
    ]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(body.errors?.[0]?.extensions.id);
    expect(errors[0]).toContain('at broken: Error: secret: password is hunter2');
  });

  it('are logged once where one failure is behind many fields', async () => {
    const { ask, errors } = makeApp();
    const { body } = await ask('{ people(first: 3) { broken } }');
    expect(body.errors).toHaveLength(3);
    expect(new Set(body.errors?.map(({ extensions }) => extensions.id)).size).toBe(1);
    expect(errors).toHaveLength(1);
  });

  it('have a code where GraphQL found them', async () => {
    const { ask } = makeApp();
    const codeOf = async (query: string, variables?: Record<string, unknown>) =>
      (await ask(query, variables)).body.errors?.[0]?.extensions.code;
    expect(await codeOf('{ me ')).toBe('GRAPHQL_PARSE_FAILED');
    expect(await codeOf('{ nobody }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await codeOf('query($n: Int!) { people(first: $n) { name } }', { n: 'x' })).toBe('BAD_REQUEST');
    expect(await codeOf('query A { hello } query B { hello }')).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  it('leave the fields in the order asked for, whenever they came', async () => {
    const { app } = makeApp();
    const query = '{ a: slow(ms: 30) b: hello c: slow(ms: 1) d: refused }';
    const response = await app.fetch(`http://localhost/graphql?query=${encodeURIComponent(query)}`);
    expect((await response.text()).match(/"[abcd]":/g)).toEqual(['"a":', '"b":', '"c":', '"d":']);
  });

  it('of a request that never became GraphQL tell nothing of the inside', async () => {
    const { app } = makeApp();
    const post = (body: string, type = 'application/json') =>
      app.fetch('http://localhost/graphql', { method: 'POST', headers: { 'content-type': type }, body });
    const broken = await post('{"query"');
    expect(broken.status).toBe(400);
    expect(await broken.text()).not.toMatch(/at .*\.js:/);
    expect((await post('query', 'text/markdown')).status).toBe(415);
  });
});
