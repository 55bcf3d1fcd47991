import { expect, it } from 'vitest';
import type { GraphRecord, OrganizationRecord, PaperRecord } from '../../src/importers/paper-record.js';
import type { Store } from '../../src/store/store.js';
import { describeOnBothDatabases } from './databases.js';
import { recountedPapers } from './recounted-papers.js';
import { rowsOf, takeIn } from './take-in.js';

function organization(ror: string, name: string, more: Partial<OrganizationRecord> = {}): OrganizationRecord {
  return { kind: 'organization', name, identifiers: [{ scheme: 'ror', value: ror }], country: 'GB', ...more };
}

function paper(title: string, affiliations: string[]): PaperRecord {
  const authors = affiliations.map((name, at) => ({ name: `Ada Author${at}`, affiliations: [{ name }] }));
  return { kind: 'paper', title, authors };
}

const edinburgh = organization('01nrxwf90', 'University of Edinburgh', { city: 'Edinburgh' });
const trinityDublin = organization('02tyrky19', 'Trinity College', { city: 'Dublin', country: 'IE' });
const trinityHartford = organization('03j3dbz94', 'Trinity College', { city: 'Hartford', country: 'US' });
const lab: OrganizationRecord = { kind: 'organization', name: 'Lab of Nowhere' };
const papers = [
  paper('One', ['School of Informatics, University of Edinburgh, UK', 'Trinity College', 'Trinity College, Dublin']),
  paper('Two', [
    'Lab of Nowhere',
    'University of Edinburgh, Germany',
    'school of informatics, university of edinburgh',
  ]),
];

/** Which organization each text went to. */
async function links(store: Store): Promise<Record<string, string | null>> {
  const rows = await store.sql.all<{ text: string; name: string | null; city: string | null }>(
    `SELECT f.text_as_printed AS text, o.name, o.city FROM affiliation f LEFT JOIN organization o ON o.id = f.organization_id`,
  );
  return Object.fromEntries(
    rows.map(({ text, name, city }) => [text, name && [name, city].filter(Boolean).join(', ')]),
  );
}

const expected = {
  'School of Informatics, University of Edinburgh, UK': 'University of Edinburgh, Edinburgh',
  'school of informatics, university of edinburgh': 'University of Edinburgh, Edinburgh',
  'Trinity College, Dublin': 'Trinity College, Dublin',
  'Trinity College': null,
  'Lab of Nowhere': 'Lab of Nowhere',
  'University of Edinburgh, Germany': null,
};

describeOnBothDatabases('matching affiliations', (open) => {
  it.each<[string, GraphRecord[][]]>([
    ['after the organizations', [[edinburgh, trinityDublin, trinityHartford, lab], papers]],
    ['before the organizations', [papers, [edinburgh, trinityDublin, trinityHartford, lab]]],
    ['between them', [[trinityHartford], papers, [trinityDublin], [lab, edinburgh]]],
    ['with them, in small batches', [[...papers, lab, trinityDublin, edinburgh, trinityHartford]]],
  ])('gives the same links for papers that come %s', async (_, imports) => {
    const store = await open();
    for (const records of imports) await takeIn(store, records, { batchSize: 2 });
    expect(await links(store)).toEqual(expected);
    for (const [kind, stored, counted] of await recountedPapers(store)) expect([kind, stored]).toEqual([kind, counted]);
  });

  it('tells by which rule and on what evidence, and links a known text at once', async () => {
    const store = await open();
    await takeIn(store, [edinburgh, ...papers]);
    const [row] = await store.sql.all<{ rule: string; evidence: string }>(
      "SELECT rule, evidence FROM affiliation_text WHERE text LIKE '%Edinburgh, UK'",
    );
    expect(row?.rule).toBe('SEGMENT');
    expect(JSON.parse(row?.evidence ?? '')).toEqual({ name: 'university edinburgh', country: 'GB' });
    const stop = new AbortController();
    // A run that is stopped matches nothing any more.
    await takeIn(
      store,
      [paper('Three', ['School of Informatics, University of Edinburgh, UK', 'Univ. of Edinburgh'])],
      {
        signal: stop.signal,
        onProgress: () => stop.abort(),
      },
    );
    const three = await store.sql.all(
      `SELECT f.organization_id FROM affiliation f JOIN paper p ON p.id = f.paper_id
       WHERE p.title = 'Three' ORDER BY f.position`,
    );
    expect(three).toEqual([{ organization_id: 1 }, { organization_id: null }]);
    // The next one, of anything, does what was left.
    await takeIn(store, [paper('Four', [])]);
    expect((await links(store))['Univ. of Edinburgh']).toBe('University of Edinburgh, Edinburgh');
  });

  it('keeps organizations apart that share a lesser identifier', async () => {
    const store = await open();
    const grid = { scheme: 'grid', value: 'grid.6546.1' };
    const university = organization('05n911h24', 'Technische Universität Darmstadt', { country: 'DE' });
    const library = organization('041ypg504', 'Universitäts- und Landesbibliothek Darmstadt', { country: 'DE' });
    for (const record of [library, university]) record.identifiers?.push(grid);
    await takeIn(store, [library, university, paper('One', ['Technische Universität Darmstadt'])]);
    await takeIn(store, [{ ...university, url: 'https://www.tu-darmstadt.de' }]);
    expect(await rowsOf(store, 'organization', 'key, name')).toEqual([
      { key: '041ypg504', name: 'Universitäts- und Landesbibliothek Darmstadt' },
      { key: '05n911h24', name: 'Technische Universität Darmstadt' },
    ]);
    expect(await links(store)).toEqual({ 'Technische Universität Darmstadt': 'Technische Universität Darmstadt' });
  });

  it('leaves what a source says by an identifier', async () => {
    const store = await open();
    const stated: PaperRecord = {
      kind: 'paper',
      title: 'Stated',
      authors: [
        {
          name: 'Ada Author',
          affiliations: [{ name: 'University of Edinburgh', identifiers: [{ scheme: 'ror', value: '02tyrky19' }] }],
        },
      ],
    };
    await takeIn(store, [edinburgh, trinityDublin, stated]);
    expect(await links(store)).toEqual({ 'University of Edinburgh': 'Trinity College, Dublin' });
  });

  it('keeps a link when its paper is merged anew', async () => {
    const store = await open();
    const one = { ...paper('One', ['University of Edinburgh']), recordKey: 'one' };
    await takeIn(store, [edinburgh, one]);
    await takeIn(store, [{ ...one, pages: '1-2' }]);
    expect(await rowsOf(store, 'paper', 'pages, id')).toEqual([{ pages: '1-2', id: 1 }]);
    expect(await links(store)).toEqual({ 'University of Edinburgh': 'University of Edinburgh, Edinburgh' });
  });

  it('takes in what was imported before there were texts', async () => {
    const store = await open();
    await takeIn(store, papers);
    await store.sql.run('DELETE FROM affiliation_text');
    await store.sql.run("DELETE FROM setting WHERE name = 'affiliationTextsSince'");
    await takeIn(store, [edinburgh, trinityDublin, trinityHartford, lab]);
    expect(await links(store)).toEqual(expected);
  });

  it('looks again at a text when an organization takes on its name', async () => {
    const store = await open();
    const identifiers = [{ scheme: 'ror', value: 'https://ror.org/00njsd438' }];
    await takeIn(store, [{ ...paper('One', ['M.I.T.']), organizations: [{ name: 'MIT', identifiers }] }]);
    expect(await links(store)).toEqual({ 'M.I.T.': null });
    await takeIn(store, [{ kind: 'organization', name: 'M.I.T.', identifiers }]);
    expect(await links(store)).toEqual({ 'M.I.T.': 'M.I.T.' });
  });

  it.each(['before', 'after'])('moves a paper from a slug to whom it means, with organizations %s', async (order) => {
    const store = await open();
    const deepmind = organization('00971b260', 'Google DeepMind (United Kingdom)', {
      city: 'London',
      names: [{ name: 'DeepMind', kind: 'ALIAS' }],
    });
    const listed: PaperRecord = {
      ...paper('One', []),
      organizations: [{ name: 'deepmind' }, { name: 'DeepMind' }, { name: 'oxford' }],
    };
    for (const records of order === 'before' ? [[deepmind], [listed]] : [[listed], [deepmind]])
      await takeIn(store, records);
    const rows = await store.sql.all<{ name: string }>(
      'SELECT o.name FROM paper_organization p JOIN organization o ON o.id = p.organization_id ORDER BY o.name',
    );
    expect(rows.map(({ name }) => name)).toEqual(['Google DeepMind (United Kingdom)', 'oxford']);
    await takeIn(store, [{ ...listed, recordKey: 'again', title: 'Two' }]);
    for (const [kind, counts, counted] of await recountedPapers(store)) expect([kind, counts]).toEqual([kind, counted]);
    expect(await rowsOf(store, 'organization', 'name, papers_count')).toContainEqual({
      name: 'Google DeepMind (United Kingdom)',
      papers_count: 2,
    });
  });

  it('never takes an acronym alone for a name', async () => {
    const store = await open();
    const institute = organization('00njsd438', 'Maine Institute of Testing', {
      names: [{ name: 'MIT', kind: 'ACRONYM' }],
    });
    await takeIn(store, [institute, { ...paper('One', ['MIT']), organizations: [{ name: 'mit' }] }]);
    expect(await links(store)).toEqual({ MIT: 'mit' });
    expect(await rowsOf(store, 'organization', 'name, papers_count')).toEqual([
      { name: 'Maine Institute of Testing', papers_count: 0 },
      { name: 'mit', papers_count: 1 },
    ]);
  });

  it('takes texts that are longer than an index can hold', async () => {
    const store = await open();
    const long = Array.from({ length: 3_000 }, (_, at) => ((at * 7919) % 46_656).toString(36)).join(' ');
    expect(await takeIn(store, [paper('One', [`University of Edinburgh, ${long}`])])).toMatchObject({ added: 1 });
    await takeIn(store, [edinburgh]);
    expect(Object.values(await links(store))).toEqual(['University of Edinburgh, Edinburgh']);
  });
});
