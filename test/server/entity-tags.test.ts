import { expect, it } from 'vitest';
import { listen } from '../../src/server/listen.js';
import { makeApp } from './make-app.js';

const path = '/graphql?query=%7Bhello%7D';

it('an answer to a GET has a tag, and a client that names it gets 304 without a body, over HTTP too', async () => {
  const server = await listen(makeApp().app, { host: '127.0.0.1', port: 0 });
  try {
    const first = await fetch(server.url + path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(await first.json()).toEqual({ data: { hello: 'hello you' } });
    for (const named of [tag, tag.slice(2), `"other", ${tag}`, '*']) {
      const again = await fetch(server.url + path, { headers: { 'if-none-match': named }, cache: 'no-store' });
      expect([named, again.status, await again.text(), again.headers.get('etag')]).toEqual([named, 304, '', tag]);
    }
    const changed = await fetch(`${server.url}/graphql?query=%7Bhello(to:"me")%7D`, {
      headers: { 'if-none-match': tag },
    });
    expect([changed.status, await changed.json()]).toEqual([200, { data: { hello: 'hello me' } }]);
    expect(changed.headers.get('etag')).not.toBe(tag);
  } finally {
    await server.close();
  }
});

it('answers to POST, what was refused with a status, and pages have none', async () => {
  const { app } = makeApp();
  const body = JSON.stringify({ query: '{ hello }' });
  const posted = await app.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'if-none-match': '*' },
    body,
  });
  expect([posted.status, posted.headers.get('etag')]).toEqual([200, null]);
  const accept = 'application/graphql-response+json';
  const refused = await app.fetch('http://localhost/graphql?query=%7Bnone%7D', { headers: { accept } });
  expect([refused.status, refused.headers.get('etag')]).toEqual([400, null]);
  const page = await app.fetch('http://localhost/', { headers: { accept: 'text/html' } });
  expect(page.headers.get('etag')).toBeNull();
});
