import { describe, expect, it } from 'vitest';
import { makeApp } from './make-app.js';

const html = { headers: { accept: 'text/html' } };

describe('the explorer’s page', () => {
  it('is the same at /explore and everything below', async () => {
    const { app } = makeApp();
    const page = await (await app.fetch('http://localhost/explore', html)).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<title>papergraph: explore</title>');
    expect(page).toContain('name="viewport"');
    expect(page).toContain('<noscript>');
    for (const path of ['/explore/author/x', '/explore/paper/doi:10.1000/x%2Fy?style=RIS', '/explore/']) {
      const response = await app.fetch(`http://localhost${path}`, html);
      expect([path, response.status, await response.text()]).toEqual([path, 200, page]);
    }
    expect((await app.fetch('http://localhost/explorer', html)).status).toBe(404);
    expect((await app.fetch('http://localhost/explore', { method: 'POST', body: '' })).status).toBe(405);
  });

  it('runs nothing inline, and nothing from elsewhere', async () => {
    const response = await makeApp().app.fetch('http://localhost/explore/path', html);
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('loads one script and one style sheet, packed, under addresses that may be kept for good', async () => {
    const { app } = makeApp();
    const page = await (await app.fetch('http://localhost/explore', html)).text();
    const paths = [...page.matchAll(/(?:src|href)="(\/assets\/explorer\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(paths.map((path) => path.replace(/[0-9a-f]{12}/, 'HASH')).sort()).toEqual([
      '/assets/explorer/HASH/explorer.css',
      '/assets/explorer/HASH/explorer.js',
    ]);
    for (const path of paths) {
      const plain = await app.fetch(`http://localhost${path}`);
      expect([path, plain.status]).toEqual([path, 200]);
      expect(plain.headers.get('content-type')).toMatch(path.endsWith('.js') ? /javascript/ : /css/);
      expect(plain.headers.get('cache-control')).toContain('immutable');
      expect((await plain.text()).length).toBeGreaterThan(5000);
      const packed = await app.fetch(`http://localhost${path}`, { headers: { 'accept-encoding': 'gzip' } });
      expect(packed.headers.get('content-encoding')).toBe('gzip');
    }
    for (const path of ['/assets/explorer/000000000000/explorer.js', '/assets/explorer/', `${paths[0]}x`]) {
      expect([path, (await app.fetch(`http://localhost${path}`)).status]).toEqual([path, 404]);
    }
  });
});
