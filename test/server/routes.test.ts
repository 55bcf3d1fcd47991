import { describe, expect, it } from 'vitest';
import { makeApp } from './make-app.js';

const html = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

describe('routes', () => {
  it('answers /health by what the database says, and only there', async () => {
    const well = await makeApp().app.fetch('http://localhost/health');
    expect([well.status, await well.json()]).toEqual([200, { status: 'ok' }]);
    const ill = await makeApp({}, { isReady: false }).app.fetch('http://localhost/health');
    expect([ill.status, await ill.json()]).toEqual([503, { status: 'unavailable' }]);
    const query = await makeApp().app.fetch('http://localhost/graphql?query=%7Bhello%7D&x=/health');
    expect(await query.json()).toEqual({ data: { hello: 'hello you' } });
    expect((await makeApp().app.fetch('http://localhost/x/health')).status).toBe(404);
  });

  it('knows no other path, however it ends', async () => {
    const { app } = makeApp();
    for (const path of ['/x/graphql', '/graphql/', '/x?y=/graphql', '/assets/none.js', '//graphql']) {
      const response = await app.fetch(`http://localhost${path}`, html);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.text()).toContain('GraphQL is at /graphql');
    }
  });

  it('answers the pages by GET only', async () => {
    const response = await makeApp().app.fetch('http://localhost/', { method: 'POST', body: 'x' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('shows counts and examples at /, escaped, with links that open them in GraphiQL', async () => {
    const response = await makeApp().app.fetch('http://localhost/', html);
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page).toContain('<dt>papers</dt><dd>21,000</dd>');
    expect(page).toContain('Hello &#60;b&#62;');
    expect(page).toContain('href="/graphql?query=%7B+hello+%7D"');
    expect(page).not.toMatch(/(src|href)="https?:/);
  });

  it('serves GraphiQL and all that it loads from here, packed and for good', async () => {
    const { app } = makeApp();
    const page = await (await app.fetch('http://localhost/graphql?query=%7Bhello%7D', html)).text();
    const start = JSON.parse(/<script type="application\/json" id="start">(.*?)<\/script>/.exec(page)?.[1] ?? '');
    expect(start.tabs[0].query).toBe('{ hello }');
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    const paths = [...loaded, ...Object.values<string>(start.workers)];
    expect(paths).toHaveLength(7);
    for (const path of paths) {
      expect(path).toMatch(/^\/assets\//);
      const plain = await app.fetch(`http://localhost${path}`);
      expect([path, plain.status]).toEqual([path, 200]);
      expect(plain.headers.get('cache-control')).toContain('immutable');
      const packed = await app.fetch(`http://localhost${path}`, { headers: { 'accept-encoding': 'br, gzip' } });
      expect(packed.headers.get('content-encoding')).toBe('gzip');
    }
  });

  it('keeps other origins out unless they are named', async () => {
    const asked = { headers: { origin: 'https://a.example' } };
    const url = 'http://localhost/graphql?query=%7Bhello%7D';
    const closed = await makeApp().app.fetch(url, asked);
    expect(closed.headers.get('access-control-allow-origin')).toBeNull();
    const open = makeApp({}, { corsOrigins: ['https://a.example', 'https://b.example'] });
    const answer = await open.app.fetch(url, asked);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://a.example');
    const preflight = await open.app.fetch('http://localhost/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://a.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    const other = await open.app.fetch(url, { headers: { origin: 'https://c.example' } });
    expect(other.headers.get('access-control-allow-origin')).not.toBe('https://c.example');
  });

  it("names each request, by the client's own name where it is plain", async () => {
    const { app } = makeApp();
    const named = await app.fetch('http://localhost/health', { headers: { 'x-request-id': 'abc-1' } });
    expect(named.headers.get('x-request-id')).toBe('abc-1');
    const odd = await app.fetch('http://localhost/health', { headers: { 'x-request-id': 'a b<script>' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
