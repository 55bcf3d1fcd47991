import { describe, expect, it } from 'vitest';
import { defaultConfig, loadConfig } from '../src/config.js';
import { ConfigError } from '../src/errors.js';

describe('loadConfig', () => {
  it('keeps every default where nothing, or nothing but emptiness, is set', () => {
    expect(loadConfig({})).toEqual(defaultConfig);
    expect(loadConfig({ PORT: '', DATABASE_URL: '', HOST: '', CORS_ORIGIN: '', PAPERGRAPH_DEBUG: '' })).toEqual(
      defaultConfig,
    );
  });

  it('reads each variable', () => {
    const config = loadConfig({
      DATABASE_URL: 'postgresql://localhost/papers',
      HOST: '0.0.0.0',
      PORT: '4001',
      CORS_ORIGIN: 'https://a.example, http://localhost:5173',
      MAX_DEPTH: '5',
      MAX_COST: '6',
      MAX_DOCUMENT_BYTES: '7',
      MAX_DOCUMENT_TOKENS: '8',
      MAX_BODY_BYTES: '9',
      REQUEST_TIMEOUT_MS: '10',
      BUNDLED_PAPERS: '0',
      PAPERGRAPH_DEBUG: '1',
    });
    expect(config).toEqual({
      databaseUrl: 'postgresql://localhost/papers',
      host: '0.0.0.0',
      port: 4001,
      corsOrigins: ['https://a.example', 'http://localhost:5173'],
      limits: {
        maxDepth: 5,
        maxCost: 6,
        maxDocumentBytes: 7,
        maxDocumentTokens: 8,
        maxBodyBytes: 9,
        requestTimeoutMs: 10,
      },
      bundledPapers: false,
      debug: true,
    });
  });

  it('is frozen all the way down', () => {
    const config = loadConfig({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.limits)).toBe(true);
    expect(Object.isFrozen(config.corsOrigins)).toBe(true);
  });

  it.each([
    ['PORT', '65536', 'PORT is "65536", expected a whole number from 0 to 65535'],
    ['PORT', '4e3', 'PORT is "4e3", expected a whole number from 0 to 65535'],
    ['PORT', '-1', 'PORT is "-1", expected a whole number from 0 to 65535'],
    ['MAX_COST', '0', 'MAX_COST is "0", expected a whole number of at least 1'],
    [
      'CORS_ORIGIN',
      'example.org',
      'CORS_ORIGIN is "example.org", expected origins such as https://example.org, by comma, or *',
    ],
    [
      'CORS_ORIGIN',
      'https://a.example/x',
      'CORS_ORIGIN is "https://a.example/x", expected origins such as https://example.org, by comma, or *',
    ],
    ['PAPERGRAPH_DEBUG', 'yes', 'PAPERGRAPH_DEBUG is "yes", expected 1 or 0'],
    ['DATABASE_URL', 'papers.db', 'DATABASE_URL begins with "papers.db", expected "file:" or "postgresql://"'],
  ])('refuses %s=%s', (variable, value, message) => {
    expect(() => loadConfig({ [variable]: value })).toThrow(
      expect.objectContaining({ message, code: 'CONFIG_INVALID' }),
    );
    expect(() => loadConfig({ [variable]: value })).toThrow(ConfigError);
  });

  it('never repeats a database password', () => {
    try {
      loadConfig({ DATABASE_URL: 'mysql://me:secret@host/db' });
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify([String(error), error])).not.toContain('secret');
      expect(String(error)).toContain('begins with "mysql:"');
    }
  });
});
