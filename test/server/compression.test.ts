import { expect, it } from 'vitest';
import { listen } from '../../src/server/listen.js';
import { makeApp } from './make-app.js';

const long = '{ people(first: 1000) { name } }';

it('packs long answers for clients that take gzip, and says that answers differ by it', async () => {
  const server = await listen(makeApp().app, { host: '127.0.0.1', port: 0 });
  const ask = (query: string, encoding: string) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': encoding },
      body: JSON.stringify({ query }),
    });
  try {
    const plain = await ask(long, 'identity');
    const text = await plain.text();
    expect([plain.headers.get('content-encoding'), plain.headers.get('vary')]).toEqual([null, 'accept-encoding']);
    for (const encoding of ['gzip', 'br, GZIP;q=0.5', '*']) {
      const packed = await ask(long, encoding);
      expect([encoding, packed.headers.get('content-encoding')]).toEqual([encoding, 'gzip']);
      expect(Number(packed.headers.get('content-length'))).toBeLessThan(text.length / 10);
      expect(await packed.text()).toBe(text);
    }
    for (const encoding of ['br', 'gzip;q=0', '*, gzip;q=0.0'])
      expect([encoding, (await ask(long, encoding)).headers.get('content-encoding')]).toEqual([encoding, null]);
    expect((await ask('{ hello }', 'gzip')).headers.get('content-encoding')).toBeNull();
  } finally {
    await server.close();
  }
});

it('a tagged answer is packed as well', async () => {
  const { app } = makeApp();
  const answer = await app.fetch(`http://localhost/graphql?query=${encodeURIComponent(long)}`, {
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(answer.headers.get('etag')).toMatch(/^W\//);
  expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual([
    'gzip',
    'accept, accept-encoding',
  ]);
});
