import { describe, expect, it } from 'vitest';
import { detectImporter } from '../../src/importers/detect.js';
import { orcid } from '../../src/importers/orcid.js';
import { pubmedXml } from '../../src/importers/pubmed/pubmed-xml.js';
import { collect, problemCodes, textSource } from './text-source.js';

const article = (inner: string, data = ''): string =>
  `<PubmedArticle><MedlineCitation><PMID Version="1">13054692</PMID>${inner}</MedlineCitation>${data}</PubmedArticle>`;
const set = (articles: string): string =>
  `<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "x" "y.dtd">\n<PubmedArticleSet>\n${articles}\n</PubmedArticleSet>`;

const watson = article(
  `<Article><Journal><ISSN>0028-0836</ISSN><JournalIssue><Volume>171</Volume><Issue>4356</Issue><PubDate><Year>1953</Year><Month>Apr</Month><Day>25</Day></PubDate></JournalIssue><Title>Nature</Title></Journal>
   <ArticleTitle>Molecular structure of <i>nucleic acids</i>; a structure for deoxyribose nucleic acid.</ArticleTitle><Pagination><MedlinePgn>737-8</MedlinePgn></Pagination>
   <ELocationID EIdType="doi">10.1038/171737a0</ELocationID>
   <AuthorList CompleteYN="Y"><Author><LastName>WATSON</LastName><ForeName>J D</ForeName></Author><Author><LastName>CRICK</LastName><ForeName>F H</ForeName><AffiliationInfo><Affiliation>Medical Research Council Unit, Cambridge. a.b@example.org</Affiliation></AffiliationInfo></Author><Author><CollectiveName>A Group</CollectiveName></Author></AuthorList>
   <Language>eng</Language><PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>`,
  '<PubmedData><ArticleIdList><ArticleId IdType="pubmed">13054692</ArticleId></ArticleIdList><ReferenceList><Reference><Citation>Pauling L. 1953</Citation><ArticleIdList><ArticleId IdType="pubmed">16578429</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData>',
);

describe('pubmed-xml', () => {
  it('reads an article', async () => {
    const source = textSource(set(watson));
    expect((await detectImporter(source))?.format).toBe('pubmed-xml');
    const [item] = await collect(pubmedXml.read(source));
    expect(item?.place).toEqual({ line: 4, record: 1 });
    expect(item?.record).toEqual({
      kind: 'paper',
      title: 'Molecular structure of nucleic acids; a structure for deoxyribose nucleic acid',
      recordKey: '13054692',
      identifiers: [
        { scheme: 'pubmed', value: '13054692' },
        { scheme: 'doi', value: '10.1038/171737a0' },
      ],
      authors: [
        { name: 'J D WATSON', given: 'J D', family: 'WATSON' },
        {
          name: 'F H CRICK',
          given: 'F H',
          family: 'CRICK',
          affiliations: [{ name: 'Medical Research Council Unit, Cambridge' }],
        },
        { name: 'A Group' },
      ],
      date: '1953-04-25',
      type: 'ARTICLE',
      language: 'en',
      venue: { name: 'Nature', type: 'JOURNAL', identifiers: [{ scheme: 'issn', value: '0028-0836' }] },
      volume: '171',
      issue: '4356',
      pages: '737-738',
      references: [{ identifier: { scheme: 'pubmed', value: '16578429' }, text: 'Pauling L. 1953' }],
    });
  });

  it.each([
    [
      'markup that breaks off',
      '<PubmedArticle><MedlineCitation><PMID>1</MedlineCitation></PubmedArticle>',
      ['XML_SYNTAX'],
    ],
    ['no title', article('<Article><Journal><Title>Nature</Title></Journal></Article>'), ['NO_TITLE']],
  ])('leaves out a record with %s and reads the rest', async (_, broken, codes) => {
    const items = await collect(pubmedXml.read(textSource(set(`${broken}\n${watson}`))));
    expect(problemCodes(items)).toEqual(codes);
    expect(items.at(-1)?.record).toMatchObject({ recordKey: '13054692' });
  });

  it.each([
    ['<MedlineDate>2010 Sep-Oct</MedlineDate>', '2010-09'],
    ['<Year>2015</Year><Season>Winter</Season>', '2015'],
    ['<Year>2019</Year><Month>02</Month>', '2019-02'],
  ])('reads the date of %s', async (date, expected) => {
    const inner = `<Article><Journal><JournalIssue><PubDate>${date}</PubDate></JournalIssue></Journal><ArticleTitle>T</ArticleTitle></Article>`;
    const [item] = await collect(pubmedXml.read(textSource(set(article(inner)))));
    expect(item?.record).toMatchObject({ date: expected });
  });

  it('marks a byline that is cut and a paper that was retracted', async () => {
    const inner =
      '<Article><ArticleTitle>T</ArticleTitle><AuthorList CompleteYN="N"><Author><LastName>A</LastName></Author></AuthorList><PublicationTypeList><PublicationType>Retracted Publication</PublicationType></PublicationTypeList></Article><CommentsCorrectionsList><CommentsCorrections RefType="ErratumFor"><PMID>5</PMID></CommentsCorrections></CommentsCorrectionsList>';
    const [item] = await collect(pubmedXml.read(textSource(set(article(inner)))));
    expect(item?.record).toMatchObject({
      authorsComplete: false,
      isRetracted: true,
      relations: [{ kind: 'CORRECTS', identifier: { scheme: 'pubmed', value: '5' } }],
    });
  });
});

describe('orcid', () => {
  const work = (title: string, id: string): string =>
    `<activities:group><work:work-summary put-code="7"><work:title><common:title>${title}</common:title></work:title><common:external-ids><common:external-id><common:external-id-type>doi</common:external-id-type><common:external-id-value>${id}</common:external-id-value><common:external-id-relationship>self</common:external-id-relationship></common:external-id></common:external-ids><work:type>journal-article</work:type><common:publication-date><common:year>2008</common:year><common:month>08</common:month></common:publication-date><work:journal-title>Journal of Psychoceramics</work:journal-title></work:work-summary><work:work-summary put-code="8"><work:title><common:title>${title}</common:title></work:title></work:work-summary></activities:group>`;
  // The person whom ORCID made up for its own examples.
  const record = `<?xml version="1.0"?><record:record xmlns:record="http://www.orcid.org/ns/record" path="/0000-0002-1825-0097"><common:orcid-identifier><common:path>0000-0002-1825-0097</common:path></common:orcid-identifier><person:person><person:name><personal-details:given-names>Josiah</personal-details:given-names><personal-details:family-name>Carberry</personal-details:family-name></person:name><other-name:other-names><other-name:other-name><other-name:content>J. S. Carberry</other-name:content></other-name:other-name></other-name:other-names></person:person><activities:activities-summary><activities:works>${work('Toward a Unified Theory of High-Energy Metaphysics', '10.5555/12345678')}</activities:works></activities:activities-summary></record:record>`;

  it('reads the person, and each work once with the person in a byline that is not complete', async () => {
    const source = textSource(record);
    expect((await detectImporter(source))?.format).toBe('orcid');
    const records = (await collect(orcid.read(source))).map((item) => item.record);
    expect(records).toMatchObject([
      {
        kind: 'author',
        name: 'Josiah Carberry',
        names: ['J. S. Carberry'],
        identifiers: [{ scheme: 'orcid', value: '0000-0002-1825-0097' }],
        verified: true,
      },
      {
        kind: 'paper',
        title: 'Toward a Unified Theory of High-Energy Metaphysics',
        authors: [{ family: 'Carberry', identifiers: [{ scheme: 'orcid' }] }],
        authorsComplete: false,
        date: '2008-08',
        type: 'ARTICLE',
        identifiers: [{ scheme: 'doi', value: '10.5555/12345678' }],
      },
    ]);
    expect(records).toHaveLength(2);
  });

  it('says what stands in the place of a locked record', async () => {
    const source = textSource(
      '<?xml version="1.0"?>\n<error:error xmlns:error="http://www.orcid.org/ns/error"><error:developer-message>409 Conflict: locked</error:developer-message></error:error>',
    );
    expect((await detectImporter(source))?.format).toBe('orcid');
    expect(problemCodes(await collect(orcid.read(source)))).toEqual(['ANSWER_IS_ERROR']);
  });

  it('names a record without a public name', async () => {
    const items = await collect(
      orcid.read(textSource('<record:record path="/0000-0002-1825-0097"><person:person/></record:record>')),
    );
    expect(problemCodes(items)).toEqual(['NO_NAME']);
  });
});
