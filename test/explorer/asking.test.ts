import { parse } from 'graphql';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AnswerCache } from '../../src/explorer/asking/answer-cache.js';
import { ask } from '../../src/explorer/asking/ask.js';
import { AskError } from '../../src/explorer/asking/ask-error.js';
import { graphiqlAddress } from '../../src/explorer/asking/graphiql-address.js';
import { textOf } from '../../src/explorer/asking/graphql.js';
import { nameDocuments } from '../../src/explorer/paper-set/name-documents.js';
import { authorPapersDocument } from '../../src/explorer/views/author-documents.js';
import { topicDocument } from '../../src/explorer/views/topic-documents.js';

afterEach(() => vi.unstubAllGlobals());

const answering = (body: string, status = 200) =>
  vi.stubGlobal('fetch', async () => new Response(body, { status, headers: { 'content-type': 'application/json' } }));

describe('a document', () => {
  it('is its text without the indent of the file, with each fragment once', () => {
    expect(textOf(nameDocuments.author)).toBe(
      'query AuthorName($ref: String!) {\n  named: author(ref: $ref) {\n    key\n    name\n  }\n}',
    );
    for (const document of [authorPapersDocument, topicDocument]) {
      const names = parse(textOf(document)).definitions.flatMap((one) => ('name' in one ? one.name?.value : []));
      expect(names).toEqual([...new Set(names)]);
      expect(names).toContain('PaperLine');
    }
  });

  it('opens in GraphiQL with its variables', () => {
    const { pathname, searchParams } = new URL(
      graphiqlAddress(nameDocuments.author, { ref: 'a&b' }),
      'http://localhost',
    );
    expect([pathname, searchParams.get('query')]).toEqual(['/graphql', textOf(nameDocuments.author)]);
    expect(JSON.parse(searchParams.get('variables') ?? '')).toEqual({ ref: 'a&b' });
  });
});

describe('a question', () => {
  it('gives the data of the answer', async () => {
    answering('{"data":{"named":{"key":"a","name":"A"}}}');
    expect(await ask(nameDocuments.author, { variables: { ref: 'a' } })).toEqual({ named: { key: 'a', name: 'A' } });
  });

  it('throws what the server refuses, with its code, hint and candidates', async () => {
    const candidates = [{ key: 'a-1', name: 'A', papersCount: 3 }];
    const extensions = { code: 'AMBIGUOUS', hint: 'Use the key.', candidates, candidatesCount: 82 };
    answering(JSON.stringify({ data: { named: null }, errors: [{ message: 'find author', extensions }] }));
    const error = await ask(nameDocuments.author, { variables: { ref: 'A' } }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AskError);
    expect(error).toMatchObject({ message: 'find author', ...extensions });
  });

  it.each([
    ['no server', () => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))],
    ['a proxy’s page', () => answering('<html>', 502)],
  ])('says that there is no answer: %s', async (_, stub) => {
    stub();
    await expect(ask(nameDocuments.author, { variables: { ref: 'a' } })).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });
});

describe('kept answers', () => {
  it('go after a while, and the longest unused first', () => {
    let now = 0;
    const cache = new AnswerCache({ most: 2, age: 100, now: () => now });
    cache.set('a', 1);
    cache.set('b', 2);
    expect(cache.get('a')).toBe(1);
    cache.set('c', 3);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
    now = 101;
    expect(cache.get('a')).toBeUndefined();
  });
});
