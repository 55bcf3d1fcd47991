import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { makeApp } from './make-app.js';

const chain = (depth: number) => `{ me ${'{ friend '.repeat(depth - 2)}{ name }${' }'.repeat(depth - 2)} }`;

describe('depth limit', () => {
  it('answers at the limit and refuses just over it', async () => {
    const { ask } = makeApp({ maxDepth: 5 });
    expect((await ask(chain(5))).body.errors).toBeUndefined();
    const { status, body } = await ask(chain(6));
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      expect.objectContaining({
        message: 'the query nests 6 fields, expected at most 5',
        extensions: { code: 'DEPTH_LIMIT_EXCEEDED', limit: 5, value: 6, hint: expect.stringContaining('nodes(ids)') },
      }),
    ]);
  });

  it('counts through fragments, named and inline', async () => {
    const { ask } = makeApp({ maxDepth: 3 });
    const query = 'query Deep { me { ...F } } fragment F on Person { friend { ... on Person { friend { name } } } }';
    expect((await ask(query)).body.errors?.[0]?.message).toBe('query "Deep" nests 4 fields, expected at most 3');
  });

  it('leaves fragments that spread themselves to their own rule', async () => {
    const { ask } = makeApp({ maxDepth: 5 });
    const { status, body } = await ask('{ me { ...F } } fragment F on Person { friend { ...F } }');
    expect(status).toBe(400);
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('cost limit', () => {
  it('answers at the limit and refuses just over it', async () => {
    const { ask } = makeApp({ maxCost: 101 });
    const under = await ask('{ people(first: 100) { name } }');
    expect(under.body.errors).toBeUndefined();
    expect(under.headers.get('x-query-cost')).toBe('101');
    const over = await ask('{ people(first: 101) { name } }');
    expect(over.status).toBe(400);
    expect(over.body).toEqual({
      errors: [
        {
          message: 'the query costs 102 points, expected at most 101',
          extensions: { code: 'COST_LIMIT_EXCEEDED', limit: 101, value: 102, hint: expect.any(String) },
        },
      ],
    });
  });

  it('multiplies nested pages, by variables and defaults too', async () => {
    const { ask } = makeApp();
    const query = 'query($n: Int!) { people(first: $n) { friends { name } } }';
    expect((await ask(query, { n: 3 })).headers.get('x-query-cost')).toBe(String(1 + 3 * (2 + 20)));
    expect((await ask(query, { n: 5 })).headers.get('x-query-cost')).toBe(String(1 + 5 * (2 + 20)));
    // Other operations, whose variables don't decide, cost the same again, and bad variables nothing.
    const named = 'query ($to: String!) { hello(to: $to) }';
    for (const to of ['a', 'b']) expect((await ask(named, { to })).headers.get('x-query-cost')).toBe('1');
    expect((await ask(named, { to: 5 })).headers.get('x-query-cost')).toBeNull();
  });

  it('counts a fragment at every spread without walking it again', async () => {
    const doubling = Array.from({ length: 30 }, (_, i) => `fragment F${i} on Person { ...F${i + 1} ...F${i + 1} }`);
    const { ask } = makeApp();
    const { body } = await ask(`{ me { ...F0 } } ${doubling.join(' ')} fragment F30 on Person { name }`);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'COST_LIMIT_EXCEEDED', value: 1 + 2 ** 30 });
  });

  it('catches a flood of aliases and an overload of directives', async () => {
    const { ask } = makeApp({ maxCost: 500 });
    const aliases = (n: number) => `{ ${Array.from({ length: n }, (_, i) => `a${i}: hello`).join(' ')} }`;
    expect((await ask(aliases(500))).body.errors).toBeUndefined();
    expect((await ask(aliases(501))).body.errors?.[0]?.extensions.code).toBe('COST_LIMIT_EXCEEDED');
    const includes = (n: number) =>
      `{ ${'... @include(if: true) '.repeat(1)}{ ${'...F @include(if: true) '.repeat(n)} } } fragment F on Query { hello }`;
    expect((await ask(includes(249))).headers.get('x-query-cost')).toBe('499');
    expect((await ask(includes(250))).body.errors?.[0]?.extensions.code).toBe('COST_LIMIT_EXCEEDED');
  });

  it('says nothing where the variables are wrong: the execution does', async () => {
    const { ask } = makeApp();
    const { body } = await ask('query($n: Int!) { people(first: $n) { name } }', { n: 'many' });
    expect(body.errors).toHaveLength(1);
    expect(body.errors?.[0]?.message).toContain('"many"');
  });
});

describe('document size limit', () => {
  const padded = (bytes: number) => '{ hello }'.padEnd(bytes, '#');

  it('answers at the limit in bytes and refuses just over it', async () => {
    const { ask } = makeApp({ maxDocumentBytes: 100 });
    expect((await ask(padded(100))).body.data).toEqual({ hello: 'hello you' });
    const { status, body } = await ask(padded(101));
    expect(status).toBe(413);
    expect(body.errors?.[0]).toMatchObject({
      message: 'the document has 101 bytes, expected at most 100',
      extensions: { code: 'DOCUMENT_TOO_LARGE', limit: 100, value: 101 },
    });
  });

  it('counts bytes, not characters', async () => {
    const { ask } = makeApp({ maxDocumentBytes: 20 });
    expect((await ask('{ hello } # éééé')).body.errors).toBeUndefined();
    expect((await ask('{ hello } # ééééé')).body.errors?.[0]?.extensions.value).toBe(22);
  });

  it('answers at the limit in tokens and refuses just over it, each time', async () => {
    const { ask } = makeApp({ maxDocumentTokens: 6 });
    expect((await ask('{ a: hello }')).body.errors).toBeUndefined();
    for (let time = 0; time < 2; time++) {
      const { status, body } = await ask('{ a: hello b: hello }');
      expect(status).toBe(413);
      expect(body.errors?.[0]).toMatchObject({
        message: 'the document has more than 6 tokens, expected at most 6',
        extensions: { code: 'DOCUMENT_TOO_LARGE', limit: 6 },
      });
    }
  });

  it('answers the deepest brackets that fit without running out of stack', async () => {
    const { ask, errors } = makeApp();
    const nested = (levels: number) => `${'{ me '.repeat(levels)}{ name }${' }'.repeat(levels)}`;
    expect((await ask(nested(999))).body.errors?.map(({ extensions }) => extensions.code)).toContain(
      'DEPTH_LIMIT_EXCEEDED',
    );
    expect((await ask(nested(1_000))).body.errors?.[0]).toMatchObject({
      message: 'the document nests more than 1000 brackets, expected at most 1000',
      extensions: { code: 'DOCUMENT_TOO_LARGE', limit: 1000 },
    });
    const list = (levels: number) => `{ hello(to: ${'['.repeat(levels)}${']'.repeat(levels)}) }`;
    expect((await ask(list(998))).body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await ask(list(999))).body.errors?.[0]?.extensions.code).toBe('DOCUMENT_TOO_LARGE');
    expect(errors).toEqual([]);
  });
});

describe('body size limit', () => {
  const body = (bytes: number) => {
    const text = JSON.stringify({ query: '{ hello }', variables: { pad: '' } });
    return text.replace('""', JSON.stringify('x'.repeat(bytes - text.length)));
  };
  const headers = { 'content-type': 'application/json' };

  it('answers at the limit and refuses just over it, with the length stated and without', async () => {
    const { app } = makeApp({ maxBodyBytes: 200 });
    for (const stated of [true, false]) {
      const post = (bytes: number) =>
        app.fetch('http://localhost/graphql', {
          method: 'POST',
          headers: stated ? { ...headers, 'content-length': String(bytes) } : headers,
          body: body(bytes),
        });
      expect((await post(200)).status).toBe(200);
      const refused = await post(201);
      expect(refused.status).toBe(413);
      expect(await refused.json()).toMatchObject({
        errors: [
          {
            message: expect.stringContaining('expected at most 200'),
            extensions: { code: 'BODY_TOO_LARGE', limit: 200 },
          },
        ],
      });
    }
  });
});

describe('request timeout', () => {
  it('lets an answer in time through and ends a later one with TIMEOUT, aborting its work', async () => {
    const { ask, signals, errors } = makeApp({ requestTimeoutMs: 1_000 });
    expect((await ask('{ slow(ms: 1) }')).body).toEqual({ data: { slow: 'done' } });
    const { status, body } = await ask('{ slow(ms: 10000) }');
    expect(status).toBe(503);
    expect(body.errors?.[0]).toMatchObject({
      message: 'the answer took longer than 1000 ms',
      extensions: { code: 'TIMEOUT', limit: 1_000 },
    });
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
    expect(errors).toEqual([]);
  });

  it('aborts where the client leaves', async () => {
    const { app, signals } = makeApp();
    const client = new AbortController();
    const answer = app.fetch(
      new Request('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ slow(ms: 10000) }' }),
        signal: client.signal,
      }),
    );
    answer.catch(() => {});
    await expect.poll(() => signals.length, { timeout: 10_000 }).toBe(1);
    client.abort();
    await expect.poll(() => signals[0]?.aborted, { timeout: 10_000 }).toBe(true);
  });
});

it('lets GraphiQL read the schema under the default limits', async () => {
  const { ask } = makeApp();
  const query = getIntrospectionQuery({
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    inputValueDeprecation: true,
  });
  const { body } = await ask(query);
  expect(body.errors).toBeUndefined();
  expect(JSON.stringify(body.data)).toContain('"name":"Person"');
});
